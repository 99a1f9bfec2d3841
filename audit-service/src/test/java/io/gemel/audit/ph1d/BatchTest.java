package io.gemel.audit.ph1d;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gemel.audit.ph1d.commit.Commits;
import io.gemel.audit.ph1d.commit.Mode;
import io.gemel.platformtest.PostgresServer;
import io.gemel.platformtest.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Many commits in one body, each for itself. */
@QuarkusTest
class BatchTest {

    private static final int MOST = 500;

    private final Ph1dApi api = new Ph1dApi();

    private static ObjectNode line(String correlation, String key) {
        return Commits.chat(correlation, key).put("decision", "CHAT");
    }

    private static String body(List<String> lines) {
        return String.join("\n", lines) + "\n";
    }

    /** Good, repeated, conflicting, malformed, oversized and refused lines, over and over. */
    private static String mixed(int i) {
        return switch (i % 10) {
            case 1 -> line("1", "k" + (i - 1)).toString();
            case 2 -> line("1", "k" + (i - 2)).put("max_tokens", 1).toString();
            case 3 -> "{\"decision\": ";
            case 4 -> line("1", "k" + i).put("user_id", "u".repeat(64 << 10)).toString();
            case 5 -> line("1", "k" + i).put("tenant_id", "other").toString();
            case 6 ->
                Commits.without(line("1", "k" + i), "turn_id", "idempotency_key")
                        .toString();
            case 7 -> line("1", "k" + i).put("reason_code", 0x44000001L).toString();
            case 8 -> line("1", "k" + i).put("decision", "SING").toString();
            case 9 ->
                Commits.failClosed("2", "k" + i).put("decision", "FAIL_CLOSED").toString();
            default -> line("1", "k" + i).toString();
        };
    }

    private static final List<Integer> STATUSES = List.of(201, 200, 409, 400, 413, 403, 422, 422, 422, 201);
    private static final List<String> CODES = List.of(
            "",
            "",
            "idempotency-key-conflict",
            "malformed-json",
            "body-too-large",
            "tenant-mismatch",
            "validation-failed",
            "reason-code-mismatch",
            "validation-failed",
            "");

    @Test
    void fiveHundredLinesAreAnsweredLineByLine() {
        var answers = api.answers(
                body(IntStream.range(0, MOST).mapToObj(BatchTest::mixed).toList()));

        assertThat(answers).hasSize(MOST);
        for (int i = 0; i < MOST; i++) {
            var answer = answers.get(i);
            assertThat(answer.path("line").intValue()).isEqualTo(i + 1);
            assertThat(answer.path("status").intValue()).as(answer.toString()).isEqualTo(STATUSES.get(i % 10));
            assertThat(answer.path("code").asText("")).isEqualTo(CODES.get(i % 10));
        }
        assertThat(answers.get(1).path("audit_event_id"))
                .isEqualTo(answers.get(0).path("audit_event_id"));
        assertThat(answers.get(1).path("replayed").booleanValue()).isTrue();
        assertThat(answers.get(0).has("replayed")).isFalse();
        assertThat(answers.get(6).at("/violations").findValuesAsText("field"))
                .containsExactly("idempotency_key", "turn_id");
        assertThat(answers.get(8).at("/violations").findValuesAsText("field")).containsExactly("decision");
        assertThat(api.rows()).isEqualTo(2 * MOST / 10);
    }

    @Test
    void linesOfAThreadAreNumberedInTheirOrder() {
        var answers = api.answers(body(IntStream.range(0, 120)
                .mapToObj(i -> line("1", "k" + i).toString())
                .toList()));

        var ids = answers.stream()
                .map(each -> each.path("audit_event_id").asLong())
                .toList();
        assertThat(ids).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void aRepeatedBatchIsAReplay() {
        var lines = body(List.of(line("1", "a").toString(), line("2", "a").toString()));
        var first = api.answers(lines);
        var second = api.answers(lines);

        for (int i = 0; i < first.size(); i++) {
            assertThat(second.get(i).path("status").intValue()).isEqualTo(200);
            assertThat(second.get(i).path("replayed").booleanValue()).isTrue();
            assertThat(second.get(i).path("audit_event_id"))
                    .isEqualTo(first.get(i).path("audit_event_id"));
            assertThat(second.get(i).path("created_at")).isEqualTo(first.get(i).path("created_at"));
        }
        api.commit(Mode.CHAT, Commits.chat("1", "a")).statusCode(200);
        assertThat(api.rows()).isEqualTo(2);
    }

    @Test
    void tooManyLinesOrBytesWriteNothing() {
        var lines = new ArrayList<String>(Collections.nCopies(MOST + 1, ""));
        lines.replaceAll(_ -> line("1", "k").toString());
        api.batch(body(lines)).statusCode(413).body("code", equalTo("body-too-large"));

        var large = line("1", "k") + "\n" + "x".repeat((8 << 20) + 1);
        api.batch(large).statusCode(413).body("code", equalTo("body-too-large"));
        assertThat(api.rows()).isZero();
    }

    @Test
    void aLineOfExactly64KiBAndABodyOfExactly8MiBAreTaken() {
        var most = body(IntStream.range(0, 128)
                .mapToObj(i -> padded(line("1", "k" + i), (64 << 10) - 1))
                .toList());
        assertThat(most.getBytes(StandardCharsets.UTF_8)).hasSize(8 << 20);
        api.batch(most + "\n").statusCode(413).body("code", equalTo("body-too-large"));
        assertThat(api.rows()).isZero();

        assertThat(api.answers(most)).hasSize(128).allMatch(BatchTest::isNew);
        var answers = api.answers(
                body(List.of(padded(line("1", "exact"), 64 << 10), padded(line("1", "over"), (64 << 10) + 1))));
        assertThat(answers).extracting(each -> each.path("status").intValue()).containsExactly(201, 413);
        assertThat(api.rows()).isEqualTo(129);
    }

    private static String padded(ObjectNode line, int bytes) {
        var text = line.toString();
        return "{" + " ".repeat(bytes - text.getBytes(StandardCharsets.UTF_8).length) + text.substring(1);
    }

    @Test
    void aGroupThatCannotBeStoredIs503OnEachOfItsLinesAndStopsNoOther() throws SQLException {
        try (var db = PostgresServer.superuser("audit");
                var statement = db.createStatement()) {
            statement.execute("""
                    create function full_disk() returns trigger language plpgsql as
                        $$ begin raise exception 'no space left' using errcode = 'disk_full'; end $$;
                    create trigger full_disk before insert on audit_events
                        for each row when (new.idempotency_key = 'k70') execute function full_disk()
                    """);
            var answers = api.answers(body(IntStream.range(0, 150)
                    .mapToObj(i -> line("1", "k" + i).toString())
                    .toList()));
            statement.execute("drop function full_disk() cascade");

            assertThat(answers.subList(0, 50)).allMatch(BatchTest::isNew);
            assertThat(answers.subList(50, 100)).allMatch(BatchTest::isAway);
            assertThat(answers.subList(100, 150)).allMatch(BatchTest::isNew);
        }
        assertThat(api.rows()).isEqualTo(100);
    }

    private static boolean isAway(JsonNode answer) {
        return answer.path("status").intValue() == 503
                && answer.path("code").textValue().equals("unavailable");
    }

    @Test
    void aConnectionThatIsCutCostsItsGroupAndARepeatStoresTheRest() throws Exception {
        var lines = body(IntStream.range(0, MOST)
                .mapToObj(i -> line("1", "k" + i).toString())
                .toList());
        List<JsonNode> answers;
        try (var db = PostgresServer.superuser("audit");
                var holding = db.createStatement()) {
            db.setAutoCommit(false);
            holding.execute("lock table audit_events in share row exclusive mode");
            var answering = CompletableFuture.supplyAsync(() -> api.answers(lines));
            await().atMost(Duration.ofSeconds(30)).until(BatchTest::cutOffWhoWaits);
            db.rollback();
            answers = answering.join();
        }

        assertThat(answers).hasSize(MOST);
        assertThat(answers.subList(0, 50)).allMatch(BatchTest::isAway);
        assertThat(answers.subList(50, MOST)).allMatch(BatchTest::isNew);
        assertThat(api.rows()).isEqualTo(MOST - 50);

        assertThat(api.answers(lines))
                .allMatch(each -> List.of(200, 201).contains(each.path("status").intValue()));
        assertThat(api.rows()).isEqualTo(MOST);
    }

    /** Ends the connection whose insert waits for the table, as a database does that goes away. */
    private static boolean cutOffWhoWaits() throws SQLException {
        try (var db = PostgresServer.superuser("audit");
                var statement = db.createStatement();
                var rows = statement.executeQuery("""
                        select pg_terminate_backend(pid) from pg_stat_activity
                         where wait_event_type = 'Lock' and query like 'insert into audit_events%'
                        """)) {
            return rows.next();
        }
    }

    @Test
    void twoBatchesOverTheSameThreadsInOppositeOrderDoNotDeadlock() {
        for (int round = 0; round < 10; round++) {
            var ahead = threads(round, "a");
            var back = new ArrayList<>(threads(round, "b"));
            Collections.reverse(back);
            var other = CompletableFuture.supplyAsync(() -> api.answers(body(back)));
            var mine = api.answers(body(ahead));

            assertThat(mine).allMatch(BatchTest::isNew);
            assertThat(other.join()).allMatch(BatchTest::isNew);
        }
        assertThat(api.rows()).isEqualTo(10 * 2 * 200);
    }

    private static List<String> threads(int round, String key) {
        return IntStream.range(1, 201)
                .mapToObj(i -> line(String.valueOf(i), key + round).toString())
                .toList();
    }

    private static boolean isNew(JsonNode answer) {
        return answer.path("status").intValue() == 201;
    }

    @Test
    void cutOffAndRepeatedEachLineIsStoredOnce() throws IOException {
        var lines = body(IntStream.range(0, MOST)
                .mapToObj(i -> line(String.valueOf(1 + i % 7), "k" + i).toString())
                .toList());
        sendAndHangUp(lines);
        assertThat(api.rows() % 50).isZero();

        var answers = api.answers(lines);

        assertThat(answers).hasSize(MOST).allMatch(each -> List.of(200, 201)
                .contains(each.path("status").intValue()));
        assertThat(api.rows()).isEqualTo(MOST);
    }

    private void sendAndHangUp(String lines) throws IOException {
        byte[] bytes = lines.getBytes(StandardCharsets.UTF_8);
        try (var socket = new Socket("localhost", RestAssured.port)) {
            var head = "POST /audit/ph1d/batch HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-ndjson\r\n"
                    + "Authorization: Bearer " + Tokens.of("runtime@" + api.tenant) + "\r\nContent-Length: "
                    + bytes.length
                    + "\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().write(bytes);
            socket.getOutputStream().flush();
            await().atMost(Duration.ofSeconds(30)).until(() -> api.rows() > 0);
        }
    }
}
