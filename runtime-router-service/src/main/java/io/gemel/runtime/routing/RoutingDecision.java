package io.gemel.runtime.routing;

import java.math.BigDecimal;
import java.util.List;

/**
 * The seven fields that routing answers with.
 *
 * @param intent in v1 equal to {@code chosenWorkflow}
 * @param confidence 0..1, at most 4 places, no trailing zeros
 */
public record RoutingDecision(
        String intent,
        BigDecimal confidence,
        List<String> requiredInputsMissing,
        String chosenWorkflow,
        String outputSchema,
        Action action,
        List<String> clarifyingQuestions) {}
