package io.gemel.capture.gate;

/** Why the gate blocks a proposal; violations are reported in this order. */
enum GateCode {
    REASON_REQUIRED("is required"),
    REASON_SCHEMA_VIOLATION("is not what a reason has here"),
    REASON_TYPE_INVALID("must be one of " + String.join(", ", Gate.REASON_TYPES)),
    REASON_SUMMARY_REQUIRED("must be a text that is more than white space"),
    REASON_SUMMARY_TOO_LONG("has more than " + Gate.SUMMARY_LENGTH + " characters"),
    REASON_PROPERTY_UNKNOWN("is not a member of a reason"),
    EVIDENCE_REFS_REQUIRED("at least one reference is required"),
    EVIDENCE_REF_INVALID("must be at most " + Gate.MOST_REFS + " texts of 1 to " + Gate.REF_LENGTH + " characters");

    private final String message;

    GateCode(String message) {
        this.message = message;
    }

    /** For people; never quotes what was sent. */
    String message() {
        return message;
    }
}
