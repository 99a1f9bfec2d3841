package io.gemel.audit.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.gemel.platformtest.PostgresServer;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The migration that makes the clusters of cases from before there were clusters, on rows of two tenants. */
@QuarkusTest
class EarlierCasesTest {

    private static final String CASE = """
            insert into gold_cases (tenant_id, id, trigger, event_type, tool_status, task, twin_id, correlation_id, turn_id,
                                    confidence_bucket, reason_code_chain, missing_fields, primary_fingerprint, secondary_fingerprint,
                                    outcome, latency_ms, retries, clamped_fields, occurred_at)
            values ('%s', 'gold_%032x', 'PROVIDER_STATUS', 'TOOL_FAIL', 'FAIL', 'LLM_INTERPRET', uuidv7(),
                    '00000000-0000-0000-0000-000000000001', %d, 'NOT_JUDGED', '{9, 3}', '{}', '%s', '%s', '{}', 1, 0, '{}', now())
            """;
    private static final String COUNTS = """
            select c.cases || ' ' || c.distinct_turns || ' ' || c.recurrence || ' ' || c.reason_codes::text || ' '
                   || (select count(*) from cluster_turns t where t.tenant_id = c.tenant_id) || ' '
                   || (select count(*) from cluster_groups g where g.tenant_id = c.tenant_id) || ' '
                   || (select count(*) from cluster_twins w where w.tenant_id = c.tenant_id)
              from failure_clusters c
             where c.tenant_id in ('%s', '%s')
            """;

    @Test
    void theyAreCountedForEachTenant() throws Exception {
        var ours = "t" + UUID.randomUUID();
        var theirs = "t" + UUID.randomUUID();
        var found = new ArrayList<String>();
        try (Connection db = PostgresServer.superuser("audit");
                var statement = db.createStatement();
                var file = getClass().getResourceAsStream("/db/migration/V155__clusters_of_earlier_cases.sql")) {
            db.setAutoCommit(false);
            for (String tenant : List.of(ours, theirs)) {
                for (int i = 0; i < 5; i++) {
                    statement.execute(CASE.formatted(
                            tenant,
                            i,
                            1 + i / 2,
                            "v1:" + "1".repeat(64),
                            "v1:" + String.valueOf(i % 2).repeat(64)));
                }
            }
            statement.execute("set local role audit_owner");
            statement.execute(new String(file.readAllBytes(), StandardCharsets.UTF_8));
            statement.execute("reset role");
            try (var rows = statement.executeQuery(COUNTS.formatted(ours, theirs))) {
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
            }
            db.rollback();
        }

        assertThat(found).containsExactly("5 3 3 {3,9} 5 2 5", "5 3 3 {3,9} 5 2 5");
    }
}
