package io.gemel.capture.proposal;

import static io.gemel.capture.Api.as;
import static io.gemel.capture.Faults.OWNER;
import static io.gemel.capture.Proposals.action;
import static io.gemel.capture.Proposals.correct;
import static io.gemel.capture.Proposals.good;
import static io.gemel.capture.Proposals.next;
import static io.gemel.capture.Proposals.thin;
import static io.gemel.capture.Runs.running;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.gemel.capture.Faults;
import io.gemel.capture.Plans;
import io.gemel.capture.Proposals;
import io.gemel.capture.Runs;
import io.gemel.contracts.Decisions;
import io.gemel.contracts.Decisions.DecisionCommitted;
import io.gemel.contracts.Decisions.ExecutionEnded;
import io.gemel.platform.json.Json;
import io.gemel.platformtest.Records;
import io.gemel.platformtest.Twins;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** State, decision or intervention, event and idempotency record are one transaction, whatever happens inside the database. */
@QuarkusTest
class DecisionFaultTest {

    private static final List<String> TABLES =
            List.of("decision_versions", "executions", "execution_transitions", "interventions");

    private static Faults faults;

    private final UUID twin = Twins.inDirectory("capture", OWNER);

    /** What is sent, and what it is answered when nothing is in its way. */
    private record Attempt(String path, JsonNode body, int status) {}

    @BeforeAll
    static void faults() throws SQLException {
        faults = new Faults();
    }

    @AfterAll
    static void noFaults() throws SQLException {
        faults.close();
    }

    /** Each table that the operation writes, with the number of its row that fails where it writes two. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            start    | executions execution_transitions idempotency_keys
            commit   | decision_versions outbox idempotency_keys
            continue | decision_versions decision_versions:2 outbox idempotency_keys
            block    | interventions executions execution_transitions idempotency_keys
            correct  | decision_versions outbox interventions executions execution_transitions idempotency_keys
            replace  | interventions interventions:2 idempotency_keys
            abandon  | interventions executions execution_transitions idempotency_keys
            abort    | interventions executions execution_transitions outbox idempotency_keys
            complete | executions execution_transitions outbox idempotency_keys
            """)
    void aFaultAtAnyTableLeavesNothing(String operation, String tables) throws SQLException {
        for (String table : tables.split(" ")) {
            for (Faults.Kind kind : Faults.Kind.values()) {
                String[] parts = table.split(":");
                survived(operation, parts[0], parts.length == 1 ? 1 : Integer.parseInt(parts[1]), kind);
            }
        }
        String done = faults.read("select coalesce(string_agg(id::text, ' ' order by id::text), '') from ("
                + "select id from decision_versions where twin_id = '" + twin + "' union all "
                + "select id from executions where ended_at is not null and twin_id = '" + twin + "') as done");
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(said()).isEqualTo(done));
    }

    private void survived(String operation, String table, int row, Faults.Kind kind) throws SQLException {
        String what = operation + ", " + table + " " + row + ", " + kind;
        String key = UUID.randomUUID().toString();
        var attempt = attempt(operation);
        String before = state();
        faults.begin(table, row, kind);
        try {
            var faulted = send(attempt, key);
            assertThat(faulted.statusCode()).as(what).isEqualTo(kind.status());
            assertThat(faulted.asString()).as(what).doesNotContain("a fault");
        } finally {
            faults.end(table);
        }
        assertThat(state()).as(what).isEqualTo(before);
        assertThat(faults.count("select count(*) from idempotency_keys where key = '" + key + "'"))
                .as(what)
                .isZero();
        var again = send(attempt, key);
        assertThat(again.statusCode()).as(what + again.asString()).isEqualTo(attempt.status());
        assertThat(again.header("Idempotency-Replayed")).as(what).isNull();
        assertThat(state()).as(what).isNotEqualTo(before);
    }

    private Attempt attempt(String operation) {
        String execution = operation.equals("start") ? "" : running(twin, OWNER);
        String decisions = "/" + execution + "/decisions";
        return switch (operation) {
            case "start" -> new Attempt("", Plans.request(), 201);
            case "commit" -> new Attempt(decisions, good(), 201);
            case "continue" -> new Attempt(decisions, next(Proposals.commit(twin, execution, OWNER, good())), 201);
            case "block" -> new Attempt(decisions, thin(), 422);
            case "correct" -> new Attempt(resolve(execution), correct(good()), 201);
            case "replace" -> new Attempt(resolve(execution), correct(thin()), 422);
            case "abandon" -> new Attempt(resolve(execution), action("ABANDON"), 200);
            case "abort" -> new Attempt(resolve(execution), action("ABORT"), 200);
            default -> new Attempt("/" + execution + "/complete", Json.object(), 200);
        };
    }

    private String resolve(String execution) {
        String intervention = Proposals.commit(twin, execution, OWNER, thin())
                .then()
                .extract()
                .path("interventionId");
        return "/" + execution + "/interventions/" + intervention + "/resolve";
    }

    private io.restassured.response.Response send(Attempt attempt, String key) {
        return as(OWNER)
                .header("Idempotency-Key", key)
                .body(attempt.body().toString())
                .post(Runs.PATH + attempt.path(), twin);
    }

    /** Every row that the tenant's executions consist of. */
    private static String state() throws SQLException {
        var rows = TABLES.stream()
                .map(table ->
                        "select '" + table + "' || t::text as line from " + table + " as t where tenant_id = 'faulty'")
                .toList();
        return faults.read("select md5(coalesce(string_agg(line, E'\\n' order by line), '')) from ("
                + String.join(" union all ", rows) + ") as lines");
    }

    /** The ids of what events were said about, one for each event. */
    private String said() {
        return String.join(
                " ",
                Records.events(Decisions.TOPIC).stream()
                        .map(event -> switch (event.data()) {
                            case DecisionCommitted said
                            when said.twinId().equals(twin) -> said.versionId().toString();
                            case ExecutionEnded said
                            when said.twinId().equals(twin) ->
                                said.executionId().toString();
                            default -> "";
                        })
                        .filter(id -> !id.isEmpty())
                        .sorted()
                        .toList());
    }
}
