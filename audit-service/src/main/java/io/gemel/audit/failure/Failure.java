package io.gemel.audit.failure;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A gold case that has just been inserted, as far as what follows failures must know it.
 *
 * @param caseId {@code gold_...}
 * @param correlation with {@code turn} it makes the turn
 * @param reasonCodes the case's chain, the provider's first
 */
public record Failure(
        String caseId,
        UUID twinId,
        UUID correlation,
        long turn,
        String primaryFingerprint,
        String secondaryFingerprint,
        List<Long> reasonCodes,
        Instant occurredAt) {

    public Failure {
        reasonCodes = List.copyOf(reasonCodes);
    }
}
