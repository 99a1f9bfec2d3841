package io.gemel.capture.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.gemel.platform.janitor.Janitor;
import io.gemel.platformtest.PostgresServer;
import io.quarkus.scheduler.Scheduler;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A round of all jobs, thousand rows at a time and each job for itself. */
@QuarkusTest
class JanitorTest {

    @Inject
    Janitor janitor;

    @Inject
    Scheduler scheduler;

    private final String tenant = "t" + UUID.randomUUID();
    private Connection database;

    @BeforeEach
    void rowsThatAreOldEnough() throws SQLException {
        database = PostgresServer.superuser("capture");
        run("insert into idempotency_keys (tenant_id, caller, operation, key, digest, status, created_at) select '"
                + tenant + "', 'c', 'o', n::text, 'd', 201, now() - interval '2 days' from generate_series(1, 2500) n");
        run("insert into inbox (tenant_id, consumer, source, event_id, handled_at) select '" + tenant
                + "', 'c', 's', uuidv7(), now() - interval '31 days' from generate_series(1, 2500)");
    }

    @AfterEach
    void close() throws SQLException {
        database.close();
    }

    /** Tests are told 24 hours, so that nobody else tidies their rows. */
    @Test
    void aRoundComesAsOftenAsIsSaid() {
        assertThat(scheduler.getScheduledJobs())
                .filteredOn(job -> job.getMethodDescription().contains("Janitor"))
                .singleElement()
                .satisfies(job ->
                        assertThat(job.getNextFireTime()).isAfter(Instant.now().plus(Duration.ofHours(23))));
    }

    @Test
    void aRoundTidiesAll() throws SQLException {
        janitor.tidy();
        assertThat(left("idempotency_keys")).isZero();
        assertThat(left("inbox")).isZero();
    }

    @ParameterizedTest
    @CsvSource({"idempotency_keys, inbox", "inbox, idempotency_keys"})
    void aJobThatFailsKeepsNoOtherFromItsTurn(String failing, String other) throws SQLException {
        run("revoke delete on " + failing + " from capture_janitor");
        try {
            janitor.tidy();
            assertThat(left(failing)).isEqualTo(2500);
            assertThat(left(other)).isZero();
        } finally {
            run("grant delete on " + failing + " to capture_janitor");
        }
        janitor.tidy();
        assertThat(left(failing)).isZero();
    }

    @Test
    void whileAnotherInstanceTidiesNothingIsDone() throws SQLException {
        database.setAutoCommit(false);
        run("select pg_advisory_xact_lock(hashtextextended('gemel-janitor', 0))");
        janitor.tidy();
        assertThat(left("inbox")).isEqualTo(2500);
        database.commit();
        janitor.tidy();
        assertThat(left("inbox")).isZero();
    }

    private void run(String sql) throws SQLException {
        try (var statement = database.createStatement()) {
            statement.execute(sql);
        }
    }

    private int left(String table) throws SQLException {
        try (var statement = database.createStatement();
                var rows = statement.executeQuery(
                        "select count(*) from " + table + " where tenant_id = '" + tenant + "'")) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
