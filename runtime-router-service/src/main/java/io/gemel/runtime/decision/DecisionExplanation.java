package io.gemel.runtime.decision;

import io.gemel.platform.directory.Twin;
import io.gemel.platform.json.Json;
import io.gemel.runtime.routing.Explanation;
import io.gemel.runtime.spec.ActiveSpec;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Why a decision is what it is, as it is kept and answered: what routing says, and the policy that it went by. */
record DecisionExplanation(
        int functionVersion,
        int lexiconVersion,
        Explanation.@Nullable Guarded guard,
        List<Explanation.Spoke> cues,
        List<Explanation.Input> inputs,
        Map<String, Explanation.Flag> flags,
        List<Explanation.Contribution> confidence,
        Explanation.Thresholds thresholds,
        int actionRule,
        Source policy,
        Explanation.@Nullable WouldAnswer wouldAnswer) {

    /**
     * Where the policy came from.
     *
     * @param source {@code persona_spec}, also when the spec's plan does not compile, or {@code legacy_settings}
     */
    record Source(
            String source,
            @Nullable String personaSpecVersion,
            @Nullable String digest,
            long twinRevision,
            long specRevision) {

        static Source of(Twin twin, ActiveSpec spec) {
            var source = spec.library() == null ? "legacy_settings" : "persona_spec";
            return new Source(source, spec.version(), spec.digest(), twin.revision(), spec.revision());
        }
    }

    static String json(Explanation e, Twin twin, ActiveSpec spec) {
        return Json.write(new DecisionExplanation(
                e.functionVersion(),
                e.lexiconVersion(),
                e.guard(),
                e.cues(),
                e.inputs(),
                e.flags(),
                e.confidence(),
                e.thresholds(),
                e.actionRule(),
                Source.of(twin, spec),
                e.wouldAnswer()));
    }
}
