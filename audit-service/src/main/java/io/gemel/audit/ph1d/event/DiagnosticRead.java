package io.gemel.audit.ph1d.event;

import io.gemel.audit.correlation.CorrelationId;
import io.gemel.platform.json.Json;

/**
 * An auditor's look at one thread, which leaves a row of its own.
 *
 * @param reader the caller's {@code sub}
 */
public record DiagnosticRead(CorrelationId correlation, String purpose, String idempotencyKey, String reader) {

    /** {@code J_DIAGNOSTIC_READ}. */
    static final long REASON_CODE = 0x4A00_0301L;

    /** What makes a repetition the same request; another reader's never is. */
    public String digest() {
        return Json.sha256Hex(Json.canonical(Json.object()
                .put("correlation_id", correlation.decimal())
                .put("decision", "DIAGNOSTIC_READ")
                .put("idempotency_key", idempotencyKey)
                .put("purpose", purpose)
                .put("user_id", reader)));
    }
}
