package io.gemel.audit.remediation;

import static io.gemel.audit.remediation.Proposals.content;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.gemel.platform.json.Json;
import io.gemel.platformtest.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Approve, deny, revise, edit, withdraw and promote at once: each round ends in one way, and the history explains it. */
@QuarkusTest
class RaceTest {

    private static final int SOME = 30;
    private static final int MANY = 1_000;

    private Proposals proposals;
    private final HttpClient client = HttpClient.newHttpClient();
    private final Random random = new Random(17);
    private final Map<String, Integer> ends = new TreeMap<>();
    private final Map<String, String> tokens = new TreeMap<>();

    @BeforeEach
    void aClusterThatRecurs() {
        proposals = new Proposals();
    }

    /** What became of one operation. */
    private record Reply(String operation, int status, JsonNode body) {
        String code() {
            return status < 300 ? "ok" : body.path("code").asText();
        }
    }

    @Test
    void someRoundsEndInOneWayEach() {
        race(SOME);
    }

    @Test
    @Tag("slow")
    void aThousandRoundsEndInOneWayEach() {
        race(MANY);
    }

    private void race(int rounds) {
        for (int i = 0; i < rounds; i++) {
            var id = proposals.submitted(content());
            proposals.approved(id);
            var present = Json.read(proposals.get(id).extract().asString());
            int before = present.path("history").size();
            var replies = atOnce(id, present.path("content_digest").textValue());
            explain(Json.read(proposals.get(id).extract().asString()), before, replies);
        }
        System.out.println("races: " + rounds + " rounds ended " + ends);
        assertThat(ends.keySet()).contains("PROMOTED", "WITHDRAWN");
    }

    /** The edit bets on coming right after the revise: submit, three proofs and the revise make revision 6. */
    private List<Reply> atOnce(String id, String digest) {
        var calls = new ArrayList<HttpRequest>();
        calls.add(call(
                "approver-code2",
                id,
                "/proofs/code",
                Proposals.proof("APPROVE", digest).toString()));
        calls.add(call(
                "approver-launch2",
                id,
                "/proofs/launch",
                Proposals.proof("DENY", digest).toString()));
        calls.add(call("builder", id, "/revise", "{}"));
        calls.add(call("builder2", id, "", content().put("title", "Other").toString()));
        calls.add(call("builder", id, "/withdraw", "{}"));
        calls.add(call("approver-release", id, "/promote", "{}"));
        Collections.shuffle(calls, random);
        var sent = calls.stream()
                .map(call -> client.sendAsync(call, BodyHandlers.ofString())
                        .thenApply(reply -> new Reply(
                                operation(call.uri().getPath()), reply.statusCode(), Json.read(reply.body()))))
                .toList();
        return sent.stream().map(CompletableFuture::join).toList();
    }

    private static String operation(String path) {
        return path.split("/").length == 3 ? "edit" : path.substring(path.lastIndexOf('/') + 1);
    }

    private HttpRequest call(String who, String id, String step, String body) {
        var request = HttpRequest.newBuilder(URI.create(
                        RestAssured.baseURI + ":" + RestAssured.port + "/remediation-proposals/" + id + step))
                .header(
                        "Authorization",
                        "Bearer " + tokens.computeIfAbsent(who, w -> Tokens.of(w + "@" + proposals.failures.tenant)))
                .header("Content-Type", "application/json");
        return step.isEmpty()
                ? request.header("If-Match", "\"6\"")
                        .PUT(BodyPublishers.ofString(body))
                        .build()
                : request.POST(BodyPublishers.ofString(body)).build();
    }

    /** Goes through the history as the only truth and holds every answer and the end against it. */
    private void explain(JsonNode after, int before, List<Reply> replies) {
        var steps = StreamSupport.stream(after.path("history").spliterator(), false)
                .skip(before)
                .toList();
        var story = replies + "\n" + after;
        String state = "SUBMITTED";
        boolean denied = false;
        boolean submitted = true;
        for (JsonNode step : steps) {
            assertThat(step.path("from").textValue()).as(story).isEqualTo(state);
            state = step.path("to").textValue();
            submitted &= state.equals("SUBMITTED");
            denied |= submitted
                    && step.path("by").textValue().equals(Tokens.sub("approver-launch2@" + proposals.failures.tenant));
            assertThat(state.equals("PROMOTED") && denied).as(story).isFalse();
        }
        assertThat(after.path("state").textValue()).as(story).isEqualTo(state);
        assertThat(ok(replies, "edit") ? steps.size() + 1L : steps.size())
                .as(story)
                .isEqualTo(replies.stream()
                        .filter(reply -> reply.code().equals("ok"))
                        .count());
        assertThat(ok(replies, "promote")).as(story).isEqualTo(state.equals("PROMOTED"));
        assertThat(ok(replies, "withdraw")).as(story).isEqualTo(state.equals("WITHDRAWN"));
        assertThat(after.path("title").textValue())
                .as(story)
                .isEqualTo(ok(replies, "edit") ? "Other" : "Retry interpretation once");
        if (ok(replies, "edit")) {
            assertThat(ok(replies, "revise")).as(story).isTrue();
        }
        for (Reply reply : replies) {
            assertThat(reply.code()).as(story).isIn(allowed(reply.operation()));
            if (reply.code().equals("promotion-gate-closed")) {
                assertThat(denied).as(story).isTrue();
                assertThat(reply.body().path("reason").textValue()).isEqualTo("proof-denied");
            }
        }
        ends.merge(state + (ok(replies, "edit") ? ", edited" : ""), 1, Integer::sum);
    }

    private static List<String> allowed(String operation) {
        return switch (operation) {
            case "edit" -> List.of("ok", "precondition-failed", "proposal-not-a-draft");
            case "withdraw" -> List.of("ok", "proposal-closed");
            case "promote" -> List.of("ok", "promotion-gate-closed", "proposal-not-submitted");
            default -> List.of("ok", "proposal-not-submitted", "proposal-digest-changed");
        };
    }

    private static boolean ok(List<Reply> replies, String operation) {
        return replies.stream()
                .anyMatch(reply ->
                        reply.operation().equals(operation) && reply.code().equals("ok"));
    }

    @Test
    void aDenialThatIsOnItsWayWhileAStatementPromotesIsSeen() throws Exception {
        var id = proposals.submitted(content());
        proposals.approved(id);
        try (var holder = io.gemel.platformtest.PostgresServer.as("audit", "app");
                var holding = holder.createStatement()) {
            holding.execute("select set_config('app.tenant_id', '" + proposals.failures.tenant + "', false)");
            holding.execute("begin");
            holding.execute("select from remediation_proposals where id = '" + id + "' for update");
            var promotion = CompletableFuture.runAsync(() -> {
                try {
                    proposals.failures.runAs(
                            "app", "update remediation_proposals set state = 'PROMOTED' where id = '" + id + "'");
                } catch (java.sql.SQLException e) {
                    throw new UncheckedIOException(new IOException(e));
                }
            });
            org.awaitility.Awaitility.await().until(() -> isWaiting());
            holding.execute("""
                    insert into remediation_proofs (proposal_id, position, gate, decision, submission, content_digest, approver,
                                                    decision_ref, created_at)
                    select id, 4, 'code_permission_gate_passed', 'DENY', submission, content_digest, 'late', 'ref', clock_timestamp()
                      from remediation_proposals where id = '%s'
                    """.formatted(id));
            holding.execute("commit");

            assertThat(promotion)
                    .failsWithin(java.time.Duration.ofSeconds(20))
                    .withThrowableThat()
                    .withMessageContaining("promotion_gate_closed");
        }
        proposals.promote(id).statusCode(403);
    }

    private static boolean isWaiting() throws java.sql.SQLException {
        try (var db = io.gemel.platformtest.PostgresServer.superuser("audit");
                var statement = db.createStatement();
                var rows = statement.executeQuery("""
                        select count(*) from pg_stat_activity where wait_event_type = 'Lock' and query like 'update remediation_proposals%'
                        """)) {
            rows.next();
            return rows.getInt(1) == 1;
        }
    }
}
