package io.gemel.audit.twin;

import io.gemel.contracts.Event;
import io.gemel.contracts.PersonaTwins;
import io.gemel.contracts.PersonaTwins.TwinChanged;
import io.gemel.platform.directory.TwinDirectory;
import io.gemel.platform.inbox.Inbox;
import io.gemel.platform.tenancy.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Keeps the twin directory, which decides whose cases an owner sees. */
@ApplicationScoped
class TwinConsumer {

    private final Inbox inbox;
    private final TwinDirectory directory;

    TwinConsumer(Inbox inbox, TwinDirectory directory) {
        this.inbox = inbox;
        this.directory = directory;
    }

    @Incoming("persona-twins")
    public Uni<Void> on(ConsumerRecords<String, byte[]> records) {
        return inbox.each(records, PersonaTwins.TOPIC, this::apply);
    }

    private Uni<Void> apply(Tx tx, Event<PersonaTwins> event) {
        return switch (event.data()) {
            case TwinChanged twin -> directory.apply(tx, twin);
            case PersonaTwins.Unknown _ -> Uni.createFrom().voidItem();
        };
    }
}
