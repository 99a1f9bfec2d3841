package io.gemel.capture;

import static io.gemel.capture.Api.as;
import static io.gemel.capture.Api.session;
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
import io.gemel.contracts.Decisions;
import io.gemel.contracts.Decisions.DecisionCommitted;
import io.gemel.contracts.Decisions.ExecutionEnded;
import io.gemel.contracts.Decisions.IndexRebuildRequested;
import io.gemel.contracts.Event;
import io.gemel.contracts.ModuleCandidates;
import io.gemel.contracts.ModuleCandidates.CaptureRetracted;
import io.gemel.contracts.Times;
import io.gemel.platform.json.Json;
import io.gemel.platformtest.Records;
import io.gemel.platformtest.Twins;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an operation writes, its event and its idempotency record are one transaction, whatever happens inside the database. */
@QuarkusTest
class WriteFaultTest {

    private static final List<String> TABLES = List.of(
            "training_sessions",
            "capture_retractions",
            "decision_versions",
            "executions",
            "execution_transitions",
            "interventions",
            "idempotency_keys");

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
            session  | training_sessions training_sessions:2 idempotency_keys
            stop     | training_sessions idempotency_keys
            retract  | capture_retractions outbox idempotency_keys
            rebuild  | outbox idempotency_keys
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
        String done = faults.read("""
                select coalesce(string_agg(id, ' ' order by id collate "C"), '')
                  from (select id::text, tenant_id from decision_versions
                        union all select id::text, tenant_id from executions where ended_at is not null
                        union all select candidate_id::text, tenant_id from capture_retractions
                        union all select body::json ->> 'requestedAt', tenant_id from idempotency_keys
                                   where operation like '%rebuildDecisionIndex') as done
                 where tenant_id = 'faulty'
                """);
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
        var again = send(attempt, key);
        assertThat(again.statusCode()).as(what + again.asString()).isEqualTo(attempt.status());
        assertThat(again.header("Idempotency-Replayed")).as(what).isNull();
        assertThat(state()).as(what).isNotEqualTo(before);
    }

    private Attempt attempt(String operation) {
        return switch (operation) {
            case "session" -> {
                session(twin, OWNER);
                yield new Attempt("/training-sessions", Json.object(), 201);
            }
            case "stop" -> new Attempt("/training-sessions/" + session(twin, OWNER) + "/stop", Json.object(), 200);
            case "retract" -> new Attempt(retract(), Json.object().put("note", "n"), 200);
            case "rebuild" -> new Attempt("/decision-index/rebuild", Json.object(), 202);
            case "start" -> new Attempt("/executions", Plans.request(), 201);
            default -> inExecution(operation, running(twin, OWNER));
        };
    }

    private Attempt inExecution(String operation, String execution) {
        String decisions = "/executions/" + execution + "/decisions";
        return switch (operation) {
            case "commit" -> new Attempt(decisions, good(), 201);
            case "continue" -> new Attempt(decisions, next(Proposals.commit(twin, execution, OWNER, good())), 201);
            case "block" -> new Attempt(decisions, thin(), 422);
            case "correct" -> new Attempt(resolve(execution), correct(good()), 201);
            case "replace" -> new Attempt(resolve(execution), correct(thin()), 422);
            case "abandon" -> new Attempt(resolve(execution), action("ABANDON"), 200);
            case "abort" -> new Attempt(resolve(execution), action("ABORT"), 200);
            default -> new Attempt("/executions/" + execution + "/complete", Json.object(), 200);
        };
    }

    private String retract() {
        String capture = Json.read(
                        Api.capture(twin, OWNER, Api.sjt(session(twin, OWNER))).asString())
                .get("id")
                .textValue();
        return "/decision-capture/" + capture + "/retract";
    }

    private String resolve(String execution) {
        String intervention = Proposals.commit(twin, execution, OWNER, thin())
                .then()
                .extract()
                .path("interventionId");
        return "/executions/" + execution + "/interventions/" + intervention + "/resolve";
    }

    private io.restassured.response.Response send(Attempt attempt, String key) {
        return as(OWNER)
                .header("Idempotency-Key", key)
                .body(attempt.body().toString())
                .post("/twins/{t}" + attempt.path(), twin);
    }

    /** Every row that the tenant's sessions, retractions, executions and idempotency records consist of. */
    private static String state() throws SQLException {
        var rows = TABLES.stream()
                .map(table ->
                        "select '" + table + "' || t::text as line from " + table + " as t where tenant_id = 'faulty'")
                .toList();
        return faults.read("select md5(coalesce(string_agg(line, E'\\n' order by line), '')) from ("
                + String.join(" union all ", rows) + ") as lines");
    }

    /** What the tenant's events were said about, one for each event. */
    private static String said() {
        return Stream.<Event<?>>concat(
                        Records.events(ModuleCandidates.TOPIC).stream(), Records.events(Decisions.TOPIC).stream())
                .filter(event -> event.tenantid().equals("faulty"))
                .map(event -> switch (event.data()) {
                    case CaptureRetracted said -> said.candidateId().toString();
                    case DecisionCommitted said -> said.versionId().toString();
                    case ExecutionEnded said -> said.executionId().toString();
                    case IndexRebuildRequested said -> Times.text(said.requestedAt());
                    default -> "";
                })
                .filter(id -> !id.isEmpty())
                .sorted()
                .collect(Collectors.joining(" "));
    }
}
