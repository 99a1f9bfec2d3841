package io.gemel.capture.clause;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gemel.platform.json.Json;
import org.jspecify.annotations.Nullable;

/** What a judgement consists of, and nothing else: two captures with one basis have one clause id. */
public sealed interface Basis {

    /** The members that are hashed; absent values are null. */
    ObjectNode members();

    /** How clause ids of this kind begin. */
    String prefix();

    /** A choice in a situation; its options and thresholds are no part of it. */
    record Sjt(
            @Nullable String intentLabel,
            String prompt,
            @Nullable String rationale,
            @Nullable String scenarioId,
            String selectedOption)
            implements Basis {

        @Override
        public String prefix() {
            return "POL_DECISION";
        }

        @Override
        public ObjectNode members() {
            return Json.object()
                    .put("intent_label", intentLabel)
                    .put("prompt", prompt)
                    .put("rationale", rationale)
                    .put("scenario_id", scenarioId)
                    .put("selected_option", selectedOption);
        }
    }

    /** A preference between two texts. */
    record Pairwise(
            Text candidateA,
            Text candidateB,
            @Nullable String intentLabel,
            String preferred,
            String prompt,
            @Nullable String rationale)
            implements Basis {

        /** One of the two texts, with the id that its author gave it. */
        public record Text(@Nullable String id, String text) {

            private ObjectNode members() {
                return Json.object().put("id", id).put("text", text);
            }
        }

        @Override
        public String prefix() {
            return "POL_STYLE";
        }

        @Override
        public ObjectNode members() {
            var members = Json.object()
                    .put("intent_label", intentLabel)
                    .put("preferred", preferred)
                    .put("prompt", prompt)
                    .put("rationale", rationale);
            members.set("candidate_a", candidateA.members());
            members.set("candidate_b", candidateB.members());
            return members;
        }
    }

    /** How the owner says that they decide. */
    record Introspection(
            String answer,
            @Nullable String intentLabel,
            String question,
            @Nullable JsonNode thresholds) implements Basis {

        @Override
        public String prefix() {
            return "POL_PROCESS";
        }

        @Override
        public ObjectNode members() {
            var members = Json.object()
                    .put("answer", answer)
                    .put("intent_label", intentLabel)
                    .put("question", question);
            members.set("thresholds", thresholds);
            return members;
        }
    }
}
