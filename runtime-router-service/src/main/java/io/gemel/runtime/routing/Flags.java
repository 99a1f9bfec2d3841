package io.gemel.runtime.routing;

/** The flags that a decision was made with, given or derived. */
public record Flags(String dialogueMode, String intentLabel, boolean ownerScope, boolean evidence) {}
