package io.gemel.audit.ph1d.commit;

import io.gemel.audit.correlation.CorrelationId;
import io.gemel.platform.json.Fields;
import java.util.Optional;

/** The member {@code correlation_id} of a request: number, decimal text or UUID. */
public final class CorrelationMember {

    private static final String NAME = "correlation_id";

    private CorrelationMember() {}

    /** Empty, with a violation, when it is absent or no such number. */
    public static Optional<CorrelationId> read(Fields fields) {
        var node = fields.any(NAME);
        if (node == null) {
            fields.violation(NAME, fields.has(NAME) ? "null" : "required", "is required");
            return Optional.empty();
        }
        if (!node.isTextual() && !node.isIntegralNumber()) {
            fields.violation(NAME, "type", "must be a whole number or text");
            return Optional.empty();
        }
        var correlation =
                node.isTextual() ? CorrelationId.parse(node.textValue()) : CorrelationId.of(node.bigIntegerValue());
        if (correlation.isEmpty()) {
            fields.violation(NAME, "range", "must be in 1..2^128-1, as decimal or UUID");
        }
        return correlation;
    }
}
