package io.gemel.runtime.routing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.gemel.personamodel.Workflows;
import io.gemel.runtime.text.Phrases;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a twin's active spec says about routing; of a newer schema version the members that are known here.
 *
 * @param order of the workflows: the eight, then the twin's own by name
 * @param utterances how the twin's people ask, each under its workflow
 * @param forbidden topics that are refused
 * @param refusal the first refusal template, or null
 */
public record Policy(
        Map<String, Workflow> workflows,
        List<String> order,
        Phrases utterances,
        Phrases forbidden,
        @Nullable String refusal,
        BigDecimal clarifyBelow,
        BigDecimal reviewBelow,
        Set<String> reviewOn) {

    /** What may be asked to be looked at. */
    static final Set<String> REVIEWABLE = Set.of("clarify", "escalate", "refuse", "low_confidence", "needs_review");

    private static final BigDecimal CLARIFY_BELOW = new BigDecimal("0.62");
    private static final BigDecimal REVIEW_BELOW = new BigDecimal("0.45");

    /** The policy of a twin without a spec. */
    public static Policy standard() {
        return of(MissingNode.getInstance());
    }

    /** The policy in {@code spec}. */
    public static Policy of(JsonNode spec) {
        var workflows = workflows(spec);
        var utterances = new LinkedHashMap<String, List<String>>();
        workflows.forEach((name, workflow) -> utterances.put(name, workflow.utterances()));
        var routing = spec.path("routing_policy");
        var refusals = texts(spec.at("/guardrails/refusal_templates"));
        return new Policy(
                workflows,
                List.copyOf(workflows.keySet()),
                Phrases.plain(utterances),
                Phrases.plain(texts(spec.at("/guardrails/forbidden_topics"))),
                refusals.isEmpty() ? null : refusals.getFirst(),
                decimal(routing.path("clarify_below"), CLARIFY_BELOW),
                decimal(routing.path("review_below"), REVIEW_BELOW),
                routing.path("review_on").isArray() ? Set.copyOf(texts(routing.path("review_on"))) : REVIEWABLE);
    }

    /** The workflow called {@code name}, {@code answer} if there is none. */
    Workflow workflow(String name) {
        var workflow = workflows.get(name);
        return workflow == null ? workflow("answer") : workflow;
    }

    private static Map<String, Workflow> workflows(JsonNode spec) {
        var library = spec.path("workflow_library");
        var workflows = new LinkedHashMap<String, Workflow>();
        Workflows.names(spec).forEach(name -> workflows.put(name, workflow(name, library.path(name))));
        return workflows;
    }

    /** The registry's workflow or the twin's own; an input that a spec names twice is asked for once. */
    private static Workflow workflow(String name, JsonNode own) {
        var inputs = own.path("required_inputs");
        return new Workflow(
                name,
                inputs.isArray()
                        ? texts(inputs).stream().distinct().toList()
                        : Workflows.REGISTRY.getOrDefault(name, List.of()),
                own.path("output_schema").asText(Workflow.schemaOf(name)),
                texts(own.path("utterances")));
    }

    private static List<String> texts(JsonNode list) {
        var texts = new ArrayList<String>();
        list.forEach(item -> {
            if (item.isTextual()) {
                texts.add(item.textValue());
            }
        });
        return List.copyOf(texts);
    }

    private static BigDecimal decimal(JsonNode number, BigDecimal standard) {
        return number.isNumber() ? number.decimalValue() : standard;
    }
}
