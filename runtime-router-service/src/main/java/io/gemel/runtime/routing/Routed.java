package io.gemel.runtime.routing;

import org.jspecify.annotations.Nullable;

/**
 * What routing came to.
 *
 * @param guard the rule of 4.2 that refused, or null
 * @param actionRule 1 to 5 of 4.6, 0 for the guard
 */
public record Routed(
        RoutingDecision decision, Flags flags, @Nullable String guard, int actionRule) {}
