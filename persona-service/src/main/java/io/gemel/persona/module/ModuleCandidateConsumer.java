package io.gemel.persona.module;

import io.gemel.contracts.Event;
import io.gemel.contracts.ModuleCandidates;
import io.gemel.contracts.ModuleCandidates.CandidateRecorded;
import io.gemel.contracts.ModuleCandidates.CaptureRetracted;
import io.gemel.contracts.ModuleCandidates.Unknown;
import io.gemel.persona.candidate.CandidateRepository;
import io.gemel.persona.roster.TwinRepository;
import io.gemel.personamodel.schema.SpecRules;
import io.gemel.platform.inbox.Inbox;
import io.gemel.platform.inbox.Refused;
import io.gemel.platform.json.Json;
import io.gemel.platform.tenancy.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Keeps what captures taught as drafts, and takes back what was retracted. */
@ApplicationScoped
class ModuleCandidateConsumer {

    private final Inbox inbox;
    private final TwinRepository twins;
    private final CandidateRepository modules;

    ModuleCandidateConsumer(Inbox inbox, TwinRepository twins, CandidateRepository modules) {
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
            case CandidateRecorded said -> known(tx, said.twinId(), () -> record(tx, said));
            case CaptureRetracted said ->
                known(tx, said.twinId(), () -> modules.retract(tx, said.candidateId(), said.retractedAt()));
            case Unknown _ -> Uni.createFrom().voidItem();
        };
    }

    /** What no spec could ever hold is refused here, not when its owner promotes it. */
    private Uni<Void> record(Tx tx, CandidateRecorded said) {
        var module = Json.object().put("id", said.moduleId());
        for (String member : List.of("when", "do", "say_style", "ban")) {
            module.set(member, said.moduleData().get(member));
        }
        if (said.intentLabel() != null) {
            module.putArray("intent_labels").add(said.intentLabel());
        }
        module.set("clause_ids", Json.mapper().valueToTree(said.clauseIds()));
        var spec = Json.object();
        spec.putArray("procedural_modules").add(module);
        if (!SpecRules.check(spec).isEmpty()) {
            throw new Refused("no spec may hold this module");
        }
        return modules.insert(tx, said);
    }

    /** A candidate and its retraction may be applied at once; with the twin locked, the later one sees the other. */
    private Uni<Void> known(Tx tx, UUID twin, Supplier<Uni<Void>> effect) {
        return twins.lock(tx, twin).chain(found -> {
            if (found.isEmpty()) {
                throw new Refused("the tenant has no such twin");
            }
            return effect.get();
        });
    }
}
