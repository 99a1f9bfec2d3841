package io.gemel.runtime.routing;

/** What routing came to, with what it used and why. */
public record Routed(RoutingDecision decision, Flags flags, Explanation explanation) {}
