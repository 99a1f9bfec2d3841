package io.gemel.contracts;

/** A record that is no event of its topic and never will be. */
public final class UnreadableEvent extends RuntimeException {

    /** Why it cannot be read, as it stands in the dead letter's {@code gemel-reason}. */
    public enum Reason {
        NOT_JSON("not-json"),
        SCHEMA("schema");

        private final String text;

        Reason(String text) {
            this.text = text;
        }

        public String text() {
            return text;
        }
    }

    private final Reason reason;

    UnreadableEvent(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
