package io.gemel.runtime.text;

/** Counts what the reading of a message costs, so that a test sees it grow no faster than the message. */
@FunctionalInterface
public interface Meter {

    /** Counts nothing. */
    Meter NONE = steps -> {};

    /** So many characters or words were looked at. */
    void count(int steps);
}
