package io.gemel.audit.ph1d;

/** What a boundary decided, with the fixed words of its row. */
enum Mode {
    CHAT("chat", "INFO"),
    FAIL_CLOSED("fail_closed", "ERROR");

    private final String outputMode;
    private final String severity;

    Mode(String outputMode, String severity) {
        this.outputMode = outputMode;
        this.severity = severity;
    }

    String outputMode() {
        return outputMode;
    }

    String severity() {
        return severity;
    }
}
