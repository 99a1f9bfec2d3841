package io.gemel.runtime.routing;

import io.gemel.runtime.routing.Explanation.Flag;
import io.gemel.runtime.routing.Explanation.Threshold;
import io.gemel.runtime.routing.Explanation.Thresholds;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The parts of an explanation that follow from values alone. */
final class Explain {

    private Explain() {}

    static Map<String, Flag> flags(Turn turn, Flags used) {
        var flags = new LinkedHashMap<String, Flag>();
        put(flags, "dialogue_mode", used.dialogueMode(), turn.dialogueMode());
        put(flags, "intent_label", used.intentLabel(), turn.intentLabel());
        put(flags, "target_owner_scope", used.ownerScope(), turn.targetOwnerScope());
        put(flags, "requires_evidence", used.evidence(), turn.requiresEvidence());
        put(flags, "knowledge_available", used.knowledge(), turn.knowledgeAvailable());
        put(flags, "evidence_found", used.evidenceFound(), turn.evidenceFound());
        return flags;
    }

    private static void put(Map<String, Flag> flags, String name, Object used, @Nullable Object given) {
        flags.put(name, new Flag(used, given != null));
    }

    static Thresholds thresholds(Policy policy, BigDecimal confidence) {
        return new Thresholds(
                threshold(policy.clarifyBelow(), confidence), threshold(policy.reviewBelow(), confidence));
    }

    private static Threshold threshold(BigDecimal value, BigDecimal confidence) {
        return new Threshold(Confidence.plain(value), Confidence.plain(confidence.subtract(value)));
    }
}
