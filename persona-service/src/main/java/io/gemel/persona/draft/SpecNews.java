package io.gemel.persona.draft;

import io.gemel.contracts.PersonaSpecs;
import io.gemel.contracts.PersonaSpecs.SpecActivated;
import io.gemel.platform.outbox.Outbox;
import io.gemel.platform.tenancy.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** Says which spec of a twin is active. */
@ApplicationScoped
public class SpecNews {

    private final Outbox outbox;

    SpecNews(Outbox outbox) {
        this.outbox = outbox;
    }

    /** To be called while the transaction holds the twin's row. */
    public void say(Tx tx, UUID twin, Optional<PersonaSpec> active, long revision) {
        String id = twin.toString();
        outbox.say(
                tx,
                PersonaSpecs.TOPIC,
                id,
                id,
                new SpecActivated(
                        twin,
                        active.map(PersonaSpec::version).orElse(null),
                        active.map(PersonaSpec::digest).orElse(null),
                        active.map(PersonaSpec::spec).orElse(null),
                        revision));
    }
}
