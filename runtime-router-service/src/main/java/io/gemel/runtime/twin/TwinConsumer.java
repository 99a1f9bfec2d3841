package io.gemel.runtime.twin;

import io.gemel.contracts.Event;
import io.gemel.contracts.PersonaTwins;
import io.gemel.contracts.PersonaTwins.TwinChanged;
import io.gemel.contracts.PersonaTwins.Unknown;
import io.gemel.platform.directory.TwinDirectory;
import io.gemel.platform.inbox.Inbox;
import io.gemel.platform.tenancy.Tx;
import io.gemel.runtime.spec.ActiveSpecRepository;
import io.gemel.runtime.spec.RevisionLag;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Keeps the twin directory as persona-service says it. */
@ApplicationScoped
class TwinConsumer {

    private final Inbox inbox;
    private final TwinDirectory twins;
    private final ActiveSpecRepository specs;
    private final RevisionLag lag;

    TwinConsumer(Inbox inbox, TwinDirectory twins, ActiveSpecRepository specs, RevisionLag lag) {
        this.inbox = inbox;
        this.twins = twins;
        this.specs = specs;
        this.lag = lag;
    }

    @Incoming("persona-twins")
    public Uni<Void> on(ConsumerRecords<String, byte[]> records) {
        return inbox.each(records, PersonaTwins.TOPIC, this::apply);
    }

    private Uni<Void> apply(Tx tx, Event<PersonaTwins> event) {
        return switch (event.data()) {
            case TwinChanged changed ->
                specs.lock(tx, changed.twinId())
                        .chain(() -> twins.apply(tx, changed))
                        .chain(() -> specs.align(tx, changed.twinId()))
                        .chain(() -> specs.noteApplied(tx, changed.twinId(), event.time()))
                        .invoke(() -> lag.applied(tx, event.time()));
            case Unknown() -> Uni.createFrom().voidItem();
        };
    }
}
