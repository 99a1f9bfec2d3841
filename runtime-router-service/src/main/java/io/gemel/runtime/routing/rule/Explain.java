package io.gemel.runtime.routing.rule;

import io.gemel.runtime.routing.Explanation.Flag;
import io.gemel.runtime.routing.Explanation.Spoke;
import io.gemel.runtime.routing.Explanation.Threshold;
import io.gemel.runtime.routing.Explanation.Thresholds;
import io.gemel.runtime.routing.Flags;
import io.gemel.runtime.routing.Policy;
import io.gemel.runtime.routing.Turn;
import io.gemel.runtime.routing.cue.Cue;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The parts of an explanation that follow from values alone. */
public final class Explain {

    /** A message of nothing but cues would fill the table with them. */
    private static final int MOST_CUES = 50;

    private Explain() {}

    /** The best of {@code cues}. */
    public static List<Spoke> cues(List<Cue> cues) {
        return cues.stream()
                .limit(MOST_CUES)
                .map(cue -> new Spoke(
                        cue.workflow(),
                        Confidence.plain(cue.weight()),
                        cue.place().start(),
                        cue.place().end()))
                .toList();
    }

    /** The flags by name, each with whether it was given. */
    public static Map<String, Flag> flags(Turn turn, Flags used) {
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

    /** The policy's thresholds and how far {@code confidence} is from each. */
    public static Thresholds thresholds(Policy policy, BigDecimal confidence) {
        return new Thresholds(
                threshold(policy.clarifyBelow(), confidence), threshold(policy.reviewBelow(), confidence));
    }

    private static Threshold threshold(BigDecimal value, BigDecimal confidence) {
        return new Threshold(Confidence.plain(value), Confidence.plain(confidence.subtract(value)));
    }
}
