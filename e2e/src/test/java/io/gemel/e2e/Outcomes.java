package io.gemel.e2e;

import io.gemel.contracts.Event;
import io.gemel.contracts.ProviderOutcomes;
import io.gemel.contracts.ProviderOutcomes.OutcomeReported;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** Provider outcomes as an outside producer writes them. */
final class Outcomes {

    private Outcomes() {}

    /** A call that timed out. */
    static String failed(UUID twin, String tenant, String call) {
        return failed(twin, tenant, call, 9);
    }

    /** A call that timed out for a reason of its own. */
    static String failed(UUID twin, String tenant, String call, long reason) {
        var now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        ProviderOutcomes outcome = new OutcomeReported(
                twin,
                "77",
                "1",
                "p1",
                "m1",
                "LLM_INTERPRET",
                "PRIMARY",
                "SCHEMA_OK",
                "TIMEOUT",
                null,
                reason,
                900,
                1,
                null,
                "en",
                call,
                null,
                null,
                null,
                null,
                null,
                now);
        return ProviderOutcomes.TOPIC.write(
                new Event<>(UUID.randomUUID(), "/test/producer", "77", now, tenant, null, outcome));
    }
}
