package io.gemel.capture.record;

import static io.gemel.capture.Api.as;
import static io.gemel.capture.Api.body;
import static io.gemel.capture.Api.session;
import static io.gemel.capture.Faults.OWNER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.gemel.capture.Faults;
import io.gemel.contracts.ModuleCandidates;
import io.gemel.contracts.ModuleCandidates.CandidateRecorded;
import io.gemel.platform.json.Json;
import io.gemel.platformtest.Records;
import io.gemel.platformtest.Twins;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Record, candidate, event and idempotency record are one transaction, whatever happens inside the database. */
@QuarkusTest
class CaptureFaultTest {

    private static final List<String> TYPES = List.of("sjt", "pairwise", "introspection");

    private static Faults faults;

    @BeforeAll
    static void faults() throws SQLException {
        faults = new Faults();
    }

    @AfterAll
    static void noFaults() throws SQLException {
        faults.close();
    }

    @Test
    void aFaultAtAnyTableLeavesNothingOfTheCapture() throws SQLException {
        var twin = Twins.inDirectory("capture", OWNER);
        String session = session(twin, OWNER);
        var recorded = new HashSet<String>();
        for (String type : TYPES) {
            for (String table : List.of(table(type), "module_candidates", "outbox", "idempotency_keys")) {
                for (Faults.Kind fault : Faults.Kind.values()) {
                    recorded.addAll(survived(twin, session, type, table, fault));
                }
            }
        }
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(said(twin)).isEqualTo(recorded));
    }

    /** One capture before the fault, one in it, and that one again after it. */
    private static Set<String> survived(UUID twin, String session, String type, String table, Faults.Kind fault)
            throws SQLException {
        String what = type + ", " + table + ", " + fault;
        String key = UUID.randomUUID().toString();
        faults.begin(table, 2, fault);
        try {
            Response before = capture(twin, type, session, key + "-1");
            assertThat(before.statusCode()).as(what).isEqualTo(201);
            int rows = rows(type);
            Response faulted = capture(twin, type, session, key + "-2");
            assertThat(faulted.statusCode()).as(what).isEqualTo(fault.status());
            assertThat(faulted.asString()).as(what).doesNotContain("a fault");
            assertThat(rows(type)).as(what).isEqualTo(rows);
            assertThat(faults.count("select count(*) from idempotency_keys where key = '" + key + "-2'"))
                    .as(what)
                    .isZero();
            faults.end(table);
            Response again = capture(twin, type, session, key + "-2");
            assertThat(again.statusCode()).as(what).isEqualTo(201);
            assertThat(again.header("Idempotency-Replayed")).as(what).isNull();
            assertThat(rows(type)).as(what).isEqualTo(rows + 1);
            return Set.of(id(before), id(again));
        } finally {
            faults.end(table);
        }
    }

    private static String id(Response captured) {
        return Json.read(captured.asString()).path("id").textValue();
    }

    private static Response capture(UUID twin, String type, String session, String key) {
        return as(OWNER)
                .header("Idempotency-Key", key)
                .body(body(type, session).toString())
                .post("/twins/{t}/decision-capture/{type}", twin, type);
    }

    /** The tenant's records of the type, which must be as many as its candidates of the type. */
    private static int rows(String type) throws SQLException {
        int records = faults.count("select count(*) from " + table(type) + " where tenant_id = 'faulty'");
        int candidates = faults.count(
                "select count(*) from module_candidates where tenant_id = 'faulty' and source_event_type = '" + type
                        + "'");
        assertThat(candidates).isEqualTo(records);
        return records;
    }

    private static Set<String> said(UUID twin) {
        var ids = new HashSet<String>();
        for (var event : Records.events(ModuleCandidates.TOPIC)) {
            if (event.data() instanceof CandidateRecorded said && said.twinId().equals(twin)) {
                ids.add(said.sourceEventId().toString());
            }
        }
        return ids;
    }

    private static String table(String type) {
        return switch (type) {
            case "sjt" -> "persona_decision_traces";
            case "pairwise" -> "persona_preferences";
            default -> "persona_introspection";
        };
    }
}
