package io.gemel.platform.inbox;

/** A consumer's own rule says that a record can never be applied; it becomes a dead letter with reason {@code refused}. */
public final class Refused extends RuntimeException {

    public Refused(String message) {
        super(message, null, false, false);
    }
}
