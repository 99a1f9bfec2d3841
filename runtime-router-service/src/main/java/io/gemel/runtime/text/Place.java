package io.gemel.runtime.text;

/** A stretch [start, end) of a message in code points. */
public record Place(int start, int end) {}
