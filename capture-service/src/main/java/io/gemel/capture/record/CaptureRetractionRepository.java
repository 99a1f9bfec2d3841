package io.gemel.capture.record;

import io.gemel.capture.judgement.Capture;
import io.gemel.platform.tenancy.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.util.UUID;

/** The table {@code capture_retractions}, written. */
@ApplicationScoped
class CaptureRetractionRepository {

    private static final String INSERT = """
            insert into capture_retractions (candidate_id, note, retracted_by, created_at)
            values ($1, $2, $3, $4)
            on conflict do nothing
            """;

    /** Whether this was the first; of two at once the second waits for the first to commit. */
    Uni<Boolean> insert(Tx tx, UUID candidate, Capture.Retraction retraction) {
        var at = retraction.retractedAt().atOffset(ZoneOffset.UTC);
        return tx.run(INSERT, candidate, retraction.note(), retraction.retractedBy(), at)
                .map(rows -> rows.rowCount() == 1);
    }
}
