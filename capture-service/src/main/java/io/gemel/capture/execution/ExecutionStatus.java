package io.gemel.capture.execution;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;

/** Where an execution stands. */
public enum ExecutionStatus {
    RUNNING("Running"),
    INTERVENTION_REQUIRED("InterventionRequired"),
    COMPLETED("Completed"),
    ABORTED("Aborted");

    private final String text;

    ExecutionStatus(String text) {
        this.text = text;
    }

    @JsonValue
    public String text() {
        return text;
    }

    public boolean hasEnded() {
        return this == COMPLETED || this == ABORTED;
    }

    static ExecutionStatus of(String text) {
        return Arrays.stream(values())
                .filter(each -> each.text.equals(text))
                .findFirst()
                .orElseThrow();
    }

    public static String[] texts() {
        return Arrays.stream(values()).map(ExecutionStatus::text).toArray(String[]::new);
    }
}
