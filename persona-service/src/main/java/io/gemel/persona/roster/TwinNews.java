package io.gemel.persona.roster;

import io.gemel.contracts.PersonaTwins;
import io.gemel.contracts.PersonaTwins.TwinChanged;
import io.gemel.platform.outbox.Outbox;
import io.gemel.platform.tenancy.Tx;
import jakarta.enterprise.context.ApplicationScoped;

/** Says a twin's full state. */
@ApplicationScoped
public class TwinNews {

    private final Outbox outbox;

    TwinNews(Outbox outbox) {
        this.outbox = outbox;
    }

    /** To be called while the transaction holds the twin's row. */
    public void say(Tx tx, TwinRow twin) {
        String id = twin.id().toString();
        outbox.say(
                tx,
                PersonaTwins.TOPIC,
                id,
                id,
                new TwinChanged(
                        twin.id(), twin.ownerId(), twin.status(), twin.name(), twin.settings(), twin.revision()));
    }
}
