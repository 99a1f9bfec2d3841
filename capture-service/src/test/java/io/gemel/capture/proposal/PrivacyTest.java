package io.gemel.capture.proposal;

import static io.gemel.capture.Api.OWNER;
import static io.gemel.capture.Api.as;
import static io.gemel.capture.Proposals.action;
import static io.gemel.capture.Proposals.correct;
import static io.gemel.capture.Proposals.good;
import static io.gemel.capture.Proposals.thin;
import static io.gemel.capture.Runs.PATH;
import static io.gemel.capture.Runs.complete;
import static io.gemel.capture.Runs.verify;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gemel.capture.Plans;
import io.gemel.contracts.Decisions;
import io.gemel.contracts.Topics;
import io.gemel.platform.json.Json;
import io.gemel.platformtest.PostgresServer;
import io.gemel.platformtest.Records;
import io.gemel.platformtest.Twins;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

/** What must never be kept carries a marker; afterwards everything that is kept is searched for it. */
@QuarkusTest
class PrivacyTest {

    private final String turn = "turn-" + UUID.randomUUID();
    private final String vault = "vault-" + UUID.randomUUID();
    private final String payload = "payload-" + UUID.randomUUID();
    private final UUID twin = Twins.inDirectory("capture", OWNER);
    private final List<String> lines = new CopyOnWriteArrayList<>();

    private final Handler log = new Handler() {
        @Override
        public void publish(LogRecord record) {
            lines.add(record.getMessage() + " " + java.util.Arrays.toString(record.getParameters()) + " "
                    + record.getThrown());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @Test
    void noTurnNoPayloadAndNoVaultReferenceIsKeptWhereItDoesNotBelong() throws SQLException {
        Logger.getLogger("").addHandler(log);
        try {
            everythingTwice();
        } finally {
            Logger.getLogger("").removeHandler(log);
        }
        var rows = rows();
        for (String never : digests(turn, payload)) {
            assertThat(holding(rows, never)).as(never).isEmpty();
        }
        assertThat(holding(rows, vault)).containsExactly("decision_versions");
        assertThat(holding(rows, Json.sha256Hex(vault))).isEmpty();
        for (String line : said()) {
            assertThat(line).doesNotContain(turn, vault, payload);
        }
        assertThat(lines).noneMatch(line -> line.contains(turn) || line.contains(vault) || line.contains(payload));
    }

    /** Commits, blocks, corrections, blocked corrections, abandons, aborts and ordinary refusals, each with its repetition. */
    private void everythingTwice() {
        var plan = Plans.withPayload(Map.of("prompt", payload));
        var start = twice(PATH, plan, 201);
        String execution = start.path("executionId");
        verify(twin, execution, OWNER, plan).then().statusCode(200);
        twice(PATH + "/" + execution + "/decisions", marked(good()), 201);
        var misplaced = marked(good());
        ((ObjectNode) misplaced.get("reason"))
                .put("conversationTurnRef", turn)
                .putArray("vaultRefs")
                .add(vault);
        String blocked =
                twice(PATH + "/" + execution + "/decisions", misplaced, 422).path("interventionId");
        String replaced = twice(resolve(execution, blocked), corrected(marked(thin())), 422)
                .path("interventionId");
        twice(resolve(execution, replaced), corrected(marked(good())), 201);
        String again = twice(PATH + "/" + execution + "/decisions", marked(thin()), 422)
                .path("interventionId");
        twice(resolve(execution, again), action("ABANDON"), 200);
        twice(PATH + "/" + execution + "/decisions", marked(good()).put("title", ""), 422);
        twice(
                PATH + "/" + execution + "/decisions",
                marked(good())
                        .put("rootId", UUID.randomUUID().toString())
                        .put("previousVersionId", UUID.randomUUID().toString()),
                404);
        complete(twin, execution, OWNER).then().statusCode(200);
        as(OWNER).post("/twins/{t}/decision-index/rebuild", twin).then().statusCode(202);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> as(OWNER).get("/twins/{t}/decision-index", twin).path("rebuiltAt") != null);
    }

    private ObjectNode corrected(ObjectNode proposal) {
        var body = correct(proposal);
        body.setAll(Plans.withPayload(payload));
        return body;
    }

    private ObjectNode marked(ObjectNode proposal) {
        proposal.put("conversationTurnRef", turn).putArray("vaultRefs").add(vault);
        return proposal;
    }

    private static String resolve(String execution, String intervention) {
        return PATH + "/" + execution + "/interventions/" + intervention + "/resolve";
    }

    private Response twice(String path, ObjectNode body, int status) {
        String key = UUID.randomUUID().toString();
        var first =
                as(OWNER).header("Idempotency-Key", key).body(body.toString()).post(path, twin);
        first.then().statusCode(status);
        as(OWNER)
                .header("Idempotency-Key", key)
                .body(body.toString())
                .post(path, twin)
                .then()
                .statusCode(status);
        return first;
    }

    /** A marker as it is, and the digests that somebody might have made of it. */
    private static List<String> digests(String... markers) {
        var all = new ArrayList<String>();
        for (String marker : markers) {
            all.addAll(List.of(marker, Json.sha256Hex(marker), Json.sha256Hex('"' + marker + '"')));
        }
        return all;
    }

    private static Map<String, List<String>> rows() throws SQLException {
        var found = new TreeMap<String, List<String>>();
        try (var connection = PostgresServer.superuser("capture");
                var statement = connection.createStatement()) {
            var tables = new ArrayList<String>();
            try (var names = statement.executeQuery("select tablename from pg_tables where schemaname = 'public'")) {
                while (names.next()) {
                    tables.add(names.getString(1));
                }
            }
            assertThat(tables)
                    .contains("outbox", "idempotency_keys", "interventions", "decision_versions", "decision_index");
            for (String table : tables) {
                try (var rows = statement.executeQuery("select t::text from " + table + " t")) {
                    while (rows.next()) {
                        found.computeIfAbsent(table, _ -> new ArrayList<>()).add(rows.getString(1));
                    }
                }
            }
        }
        return found;
    }

    private static List<String> holding(Map<String, List<String>> rows, String marker) {
        return rows.entrySet().stream()
                .filter(table -> table.getValue().stream().anyMatch(row -> row.contains(marker)))
                .map(Map.Entry::getKey)
                .toList();
    }

    private List<String> said() {
        var all = new ArrayList<String>();
        Topics.ALL.forEach(topic -> add(topic.name(), all));
        Topics.CONSUMED.forEach(topic -> add(topic.name() + Topics.DEAD_LETTERS, all));
        assertThat(all).anyMatch(line -> line.contains(twin.toString()) && line.contains(Decisions.TOPIC.name()));
        return all;
    }

    private static void add(String topic, List<String> all) {
        Records.all(topic).forEach(record -> {
            String value = record.value() == null ? "" : new String(record.value(), StandardCharsets.UTF_8);
            all.add(topic + " " + record.key() + " " + value + " " + record.headers());
        });
    }
}
