package io.gemel.persona.module;

import io.gemel.contracts.Event;
import io.gemel.contracts.ModuleCandidates;
import io.gemel.contracts.ModuleCandidates.CandidateRecorded;
import io.gemel.contracts.ModuleCandidates.CaptureRetracted;
import io.gemel.contracts.ModuleCandidates.Unknown;
import io.gemel.persona.roster.TwinRepository;
import io.gemel.platform.inbox.Inbox;
import io.gemel.platform.inbox.Refused;
import io.gemel.platform.tenancy.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Keeps what captures taught as drafts, and takes back what was retracted. */
@ApplicationScoped
class ModuleCandidateConsumer {

    private final Inbox inbox;
    private final TwinRepository twins;
    private final ModuleRepository modules;

    ModuleCandidateConsumer(Inbox inbox, TwinRepository twins, ModuleRepository modules) {
        this.inbox = inbox;
        this.twins = twins;
        this.modules = modules;
    }

    @Incoming("module-candidates")
    Uni<Void> on(ConsumerRecords<String, byte[]> records) {
        return inbox.each(records, ModuleCandidates.TOPIC, this::apply);
    }

    private Uni<Void> apply(Tx tx, Event<ModuleCandidates> event) {
        return switch (event.data()) {
            case CandidateRecorded said -> known(tx, said.twinId(), () -> modules.insert(tx, said));
            case CaptureRetracted said ->
                known(tx, said.twinId(), () -> modules.retract(tx, said.candidateId(), said.retractedAt()));
            case Unknown _ -> Uni.createFrom().voidItem();
        };
    }

    private Uni<Void> known(Tx tx, UUID twin, Supplier<Uni<Void>> effect) {
        return twins.find(tx, twin).chain(found -> {
            if (found.isEmpty()) {
                throw new Refused("the tenant has no such twin");
            }
            return effect.get();
        });
    }
}
