package io.gemel.personamodel;

import java.util.List;

/** The eight intent labels. */
public final class Intents {

    /** In the order of docs/rules/persona-spec.md; the first is the default. */
    public static final List<String> ALL = List.of(
            "factual_with_evidence",
            "advice_or_stance",
            "action_or_tool_execution",
            "ambiguity_or_clarify",
            "disagreement_or_conflict",
            "summarize_or_transform",
            "meta_or_system",
            "sensitive_boundary_or_refusal");

    private Intents() {}
}
