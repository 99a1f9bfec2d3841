package io.gemel.capture.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.gemel.platform.janitor.JanitorJob;
import io.gemel.platformtest.PostgresServer;
import io.quarkus.arc.All;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Stored answers are kept for a day, remembered events for thirty, those of compacted topics for ever. */
@QuarkusTest
class PlatformJobsTest {

    @Inject
    @All
    List<JanitorJob> jobs;

    private final String tenant = "t" + UUID.randomUUID();

    @Test
    void storedAnswersAreKeptForADay() throws SQLException {
        keys(1_500, "24 hours 1 minute");
        keys(1, "23 hours 59 minutes");
        assertThat(tidy("idempotency-keys")).isEqualTo(1_000);
        assertThat(tidy("idempotency-keys")).isEqualTo(500);
        assertThat(tidy("idempotency-keys")).isZero();
        assertThat(left("idempotency_keys")).isEqualTo(1);
    }

    @Test
    void rememberedEventsAreKeptForThirtyDaysOrForEver() throws SQLException {
        event("gemel-capture/gemel.capture.decisions.v1", "30 days 1 minute");
        event("gemel-capture/gemel.capture.decisions.v1", "29 days 23 hours");
        event("gemel-capture/gemel.persona.twins.v1", "400 days");
        event("gemel-capture/gemel.persona.specs.v1", "400 days");
        assertThat(tidy("inbox")).isEqualTo(1);
        assertThat(tidy("inbox")).isZero();
        assertThat(left("inbox")).isEqualTo(3);
    }

    private int tidy(String name) throws SQLException {
        var job = jobs.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
        return PostgresServer.tidy("capture", job.sql(), job.age());
    }

    private void keys(int count, String age) throws SQLException {
        run("insert into idempotency_keys (tenant_id, caller, operation, key, digest, status, created_at) select '"
                + tenant
                + "', 'c', 'o', '" + age + " ' || n, 'd', 201, now() - interval '" + age + "' from generate_series(1, "
                + count + ") n");
    }

    private void event(String consumer, String age) throws SQLException {
        run("insert into inbox (tenant_id, consumer, source, event_id, handled_at) values ('" + tenant + "', '"
                + consumer + "', 's', uuidv7(), now() - interval '" + age + "')");
    }

    private static void run(String sql) throws SQLException {
        try (var connection = PostgresServer.superuser("capture");
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private int left(String table) throws SQLException {
        try (var connection = PostgresServer.superuser("capture");
                var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "select count(*) from " + table + " where tenant_id = '" + tenant + "'")) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
