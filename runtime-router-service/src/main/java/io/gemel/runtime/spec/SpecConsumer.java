package io.gemel.runtime.spec;

import io.gemel.contracts.Event;
import io.gemel.contracts.PersonaSpecs;
import io.gemel.contracts.PersonaSpecs.SpecActivated;
import io.gemel.contracts.PersonaSpecs.Unknown;
import io.gemel.platform.inbox.Inbox;
import io.gemel.platform.tenancy.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Keeps the active specs as persona-service says them. */
@ApplicationScoped
class SpecConsumer {

    private final Inbox inbox;
    private final ActiveSpecRepository specs;
    private final RevisionLag lag;

    SpecConsumer(Inbox inbox, ActiveSpecRepository specs, RevisionLag lag) {
        this.inbox = inbox;
        this.specs = specs;
        this.lag = lag;
    }

    @Incoming("persona-specs")
    public Uni<Void> on(ConsumerRecords<String, byte[]> records) {
        return inbox.each(records, PersonaSpecs.TOPIC, this::apply);
    }

    private Uni<Void> apply(Tx tx, Event<PersonaSpecs> event) {
        return switch (event.data()) {
            case SpecActivated activated ->
                specs.lock(tx, activated.twinId())
                        .chain(() -> specs.apply(tx, activated))
                        .chain(() -> specs.align(tx, activated.twinId()))
                        .chain(() -> specs.noteApplied(tx, activated.twinId(), event.time()))
                        .invoke(() -> lag.applied(tx, event.time()));
            case Unknown() -> Uni.createFrom().voidItem();
        };
    }
}
