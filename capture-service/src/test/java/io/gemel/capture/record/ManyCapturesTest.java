package io.gemel.capture.record;

import static io.gemel.capture.Api.OWNER;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.gemel.platform.json.Json;
import io.gemel.platformtest.PostgresServer;
import io.gemel.platformtest.Tokens;
import io.gemel.platformtest.Twins;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A million captures of one twin: a late page costs what the first one costs. */
@Tag("slow")
@QuarkusTest
class ManyCapturesTest {

    private static final int CAPTURES = 1_000_000;
    private static final int RETRACTED_EACH = 1_000;

    /** Made by SQL like its captures: nothing is referred to by a key while those are inserted. */
    private static final UUID SESSION = UUID.randomUUID();

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private static UUID twin;

    @BeforeAll
    static void aMillionCaptures() throws SQLException {
        twin = Twins.inDirectory("capture", OWNER);
        try (Connection db = PostgresServer.superuser("capture");
                var statement = db.createStatement()) {
            statement.execute("set session_replication_role = replica");
            statement.execute("create unlogged table many as select n, uuidv7() as id from generate_series(1, "
                    + CAPTURES + ") as n order by n");
            statement.execute(records(
                    "persona_decision_traces",
                    0,
                    "prompt, options, selected_option",
                    "'A client asks for a discount.', '[{\"label\":\"A\",\"value\":null,\"description\":null}]', 'A'"));
            statement.execute(records(
                    "persona_preferences",
                    1,
                    "prompt, candidate_a_text, candidate_b_text, preferred",
                    "'Say no.', 'No.', 'Not now.', 'b'"));
            statement.execute(records("persona_introspection", 2, "question, answer", "'How?', 'Slowly.'"));
            statement.execute(
                    "insert into module_candidates (tenant_id, id, source_event_type, source_event_id, module_id,"
                            + " module_data, clause_ids, confidence, created_at) select 'acme', id,"
                            + " (array['sjt', 'pairwise', 'introspection'])[n % 3 + 1], id, 'procedural.decision.x',"
                            + " '{\"when\":{},\"do\":[],\"say_style\":{},\"ban\":[]}', array['POL_STYLE_0123456789ABCDEF'], 0.7,"
                            + " now() from many");
            statement.execute(
                    "insert into capture_retractions (tenant_id, candidate_id, note, retracted_by, created_at)"
                            + " select 'acme', id, 'x', 'o', now() from many where n % " + RETRACTED_EACH + " = 0");
            for (String table : List.of(
                    "persona_decision_traces",
                    "persona_preferences",
                    "persona_introspection",
                    "module_candidates",
                    "capture_retractions")) {
                statement.execute("vacuum analyze " + table);
            }
        }
    }

    @AfterAll
    static void noCaptures() throws SQLException {
        try (Connection db = PostgresServer.superuser("capture");
                var statement = db.createStatement()) {
            statement.execute("set session_replication_role = replica");
            statement.execute("truncate persona_decision_traces, persona_preferences, persona_introspection,"
                    + " module_candidates, capture_retractions");
            statement.execute("drop table many");
        }
    }

    private static String records(String table, int part, String columns, String values) {
        return "insert into " + table
                + " (tenant_id, id, twin_id, owner_id, training_session_id, intent_label, metadata,"
                + " clause_ids, created_at, " + columns + ") select 'acme', id, '" + twin + "', 'o', '" + SESSION
                + "', 'advice_or_stance', '{}', array['POL_STYLE_0123456789ABCDEF'], now(), " + values
                + " from many where n % 3 = " + part + " order by n";
    }

    @Test
    void pageThousandCostsWhatPageOneCosts() throws Exception {
        String late = null;
        for (int page = 1; page < 1_000; page++) {
            late = next(late);
        }
        median(null, 30);
        median(late, 30);
        double first = median(null, 50);
        double thousandth = median(late, 50);
        System.out.printf("median of page 1: %.2f ms, of page 1,000: %.2f ms%n", first, thousandth);
        assertThat(thousandth).isLessThanOrEqualTo(1.5 * first);
    }

    @Test
    void everyListIsIndexScansWithoutASortOverTheWhole() throws SQLException {
        for (String sql : List.of(
                CaptureRepository.ALL,
                CaptureRepository.ALL_STANDING,
                CaptureRepository.SESSION,
                CaptureRepository.SESSION_STANDING)) {
            for (String mode : List.of("force_custom_plan", "force_generic_plan")) {
                String plan = plan(sql, mode);
                assertThat(plan)
                        .as(plan)
                        .contains("Merge Append")
                        .doesNotContain("Seq Scan")
                        .doesNotContain("Sort  ");
                assertThat(plan.split("Index Scan", -1).length - 1).as(plan).isGreaterThanOrEqualTo(5);
            }
        }
    }

    @Test
    void theRetractedOnesAreFoundFromTheirRetractions() throws Exception {
        String plan = plan(CaptureRepository.ALL_RETRACTED, "force_custom_plan");
        assertThat(plan).doesNotContain("Seq Scan on persona").doesNotContain("Seq Scan on module_candidates");
        long before = System.nanoTime();
        var items = read("?retracted=true").path("items");
        double took = (System.nanoTime() - before) / 1e6;
        System.out.printf("a page of the retracted: %.2f ms%n%s%n", took, plan);
        assertThat(items).hasSize(50);
    }

    private static String plan(String sql, String mode) throws SQLException {
        var plan = new StringBuilder();
        try (Connection db = PostgresServer.as("capture", "app");
                var statement = db.createStatement()) {
            statement.execute("select set_config('app.tenant_id', 'acme', false)");
            statement.execute("set plan_cache_mode = " + mode);
            statement.execute("prepare list (uuid, uuid, text, text, bigint, uuid) as " + sql);
            String filter = sql.contains("= $6") ? "'" + SESSION + "'" : "null";
            try (var rows = statement.executeQuery("explain execute list('" + twin
                    + "', 'ffffffff-ffff-ffff-ffff-ffffffffffff', null, null, 51, " + filter + ")")) {
                while (rows.next()) {
                    plan.append(rows.getString(1)).append('\n');
                }
            }
        }
        return plan.toString();
    }

    private static @Nullable String next(@Nullable String cursor) throws Exception {
        return read(page(cursor)).path("next_cursor").textValue();
    }

    private static double median(@Nullable String cursor, int reads) throws Exception {
        double[] took = new double[reads];
        for (int i = 0; i < reads; i++) {
            long before = System.nanoTime();
            String answer = sent(page(cursor));
            took[i] = (System.nanoTime() - before) / 1e6;
            assertThat(Json.read(answer).path("items")).hasSize(50);
        }
        Arrays.sort(took);
        return took[reads / 2];
    }

    private static String page(@Nullable String cursor) {
        return cursor == null ? "" : "?cursor=" + cursor;
    }

    private static JsonNode read(String query) throws Exception {
        return Json.read(sent(query));
    }

    /** By a plain client: what REST Assured does with an answer takes longer than the answer. */
    private static String sent(String query) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(
                        RestAssured.baseURI + ":" + RestAssured.port + "/twins/" + twin + "/decision-capture" + query))
                .header("Authorization", "Bearer " + Tokens.of(OWNER))
                .build();
        var answer = CLIENT.send(request, BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }
}
