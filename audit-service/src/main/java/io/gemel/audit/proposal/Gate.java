package io.gemel.audit.proposal;

import com.fasterxml.jackson.annotation.JsonValue;

/** The gates of a promotion, in the order in which they are looked at. */
public enum Gate {
    CODE("code_permission_gate_passed"),
    LAUNCH("launch_permission_gate_passed"),
    RELEASE("release_hard_gate_passed");

    private final String text;

    Gate(String text) {
        this.text = text;
    }

    /** Its name in answers, events and the database. */
    @JsonValue
    public String text() {
        return text;
    }
}
