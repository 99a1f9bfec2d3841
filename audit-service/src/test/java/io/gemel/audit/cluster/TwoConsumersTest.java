package io.gemel.audit.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.gemel.audit.OtherSettings;
import io.gemel.contracts.ProviderOutcomes;
import io.gemel.platformtest.PostgresServer;
import io.gemel.platformtest.Records;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Consumers of one group, each on partitions of its own, take the same causes at full speed. */
@QuarkusTest
@TestProfile(OtherSettings.class)
class TwoConsumersTest {

    private static final int SOME = 2_000;
    private static final int MANY = 10_000;
    private static final int CAUSES = 50;
    private static final int CALLS_OF_A_TURN = 2;

    private final Failures failures = new Failures();

    @Test
    void theyDoNotDeadlockAndCountEachTurnOnce() throws SQLException {
        consume(SOME);
    }

    @Test
    @Tag("slow")
    void norWithTenThousandFailures() throws SQLException {
        consume(MANY);
    }

    private void consume(int count) throws SQLException {
        var calls = new ArrayList<Failures.Call>();
        for (int i = 0; i < count; i++) {
            int turn = 1 + i / (CAUSES * CALLS_OF_A_TURN);
            calls.add(failures.call("c" + i, turn).reason(1 + i % CAUSES));
        }
        long deadlocks = deadlocks();

        failures.report(calls, "");

        await().atMost(Duration.ofSeconds(120)).until(() -> number("select sum(cases)"), n -> n == count);
        assertThat(number("select count(*)")).isEqualTo(CAUSES);
        assertThat(number("select min(cases)")).isEqualTo(count / CAUSES);
        assertThat(number("select min(distinct_turns)")).isEqualTo(count / CAUSES / CALLS_OF_A_TURN);
        assertThat(number("select max(distinct_turns)")).isEqualTo(count / CAUSES / CALLS_OF_A_TURN);
        assertThat(number("select max(recurrence)")).isEqualTo(count / CAUSES / CALLS_OF_A_TURN);
        assertThat(deadlocks()).isEqualTo(deadlocks);
        assertThat(Records.all(ProviderOutcomes.TOPIC.name() + ".dlq"))
                .noneMatch(letter -> new String(letter.value()).contains(failures.tenant));
    }

    private long number(String select) throws SQLException {
        return query(select + " from failure_clusters where tenant_id = '" + failures.tenant + "'");
    }

    private static long deadlocks() throws SQLException {
        return query("select deadlocks from pg_stat_database where datname = 'gemel_audit'");
    }

    private static long query(String sql) throws SQLException {
        try (var db = PostgresServer.superuser("audit");
                var statement = db.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
