package io.gemel.runtime.decision;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gemel.platform.directory.Twin;
import io.gemel.platform.json.Json;
import io.gemel.runtime.routing.Explanation;
import io.gemel.runtime.spec.ActiveSpec;
import org.jspecify.annotations.Nullable;

/** Why a decision is what it is, as it is kept and answered: what routing says, and the policy that it went by. */
final class DecisionExplanation {

    private static final String LAST = "would_answer";

    private DecisionExplanation() {}

    /**
     * Where the policy came from.
     *
     * @param source {@code persona_spec}, also when the spec's plan does not compile, or {@code legacy_settings}
     */
    private record Source(
            String source,
            @Nullable String personaSpecVersion,
            @Nullable String digest,
            long twinRevision,
            long specRevision) {}

    static String json(Explanation explanation, Twin twin, ActiveSpec spec) {
        var source = spec.document() == null ? "legacy_settings" : "persona_spec";
        ObjectNode json = Json.mapper().valueToTree(explanation);
        var last = json.remove(LAST);
        json.set(
                "policy",
                Json.mapper()
                        .valueToTree(
                                new Source(source, spec.version(), spec.digest(), twin.revision(), spec.revision())));
        json.set(LAST, last);
        return json.toString();
    }
}
