package io.gemel.runtime.text;

/** A stretch [from, to) of a view's text. */
record Range(int from, int to) {}
