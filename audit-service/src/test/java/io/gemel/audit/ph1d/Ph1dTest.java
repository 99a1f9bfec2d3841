package io.gemel.audit.ph1d;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gemel.audit.ph1d.commit.Commits;
import io.gemel.platformtest.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class Ph1dTest {

    private final String tenant = "t" + UUID.randomUUID();

    private ValidatableResponse commit(String caller, String mode, ObjectNode body) {
        return given().auth()
                .oauth2(Tokens.of(caller))
                .contentType("application/json")
                .body(body.toString())
                .post("/audit/ph1d/" + mode)
                .then();
    }

    private ValidatableResponse chat(ObjectNode body) {
        return commit("runtime@" + tenant, "chat", body);
    }

    private ValidatableResponse rows(String query) {
        return given().auth()
                .oauth2(Tokens.of("auditor@" + tenant))
                .get("/audit/ph1d/rows" + query)
                .then();
    }

    @Test
    void aChatCommitIsARowOfItsThread() {
        String id = chat(Commits.chat("3410", "k1").put("now", "1795199460123456789"))
                .statusCode(201)
                .extract()
                .path("audit_event_id");

        rows("?correlation_id=00000000-0000-0000-0000-000000000d52")
                .statusCode(200)
                .body("items", hasSize(1))
                .body("next_cursor", nullValue())
                .body("items[0].id", equalTo(id))
                .body("items[0].engine", equalTo("PH1.D"))
                .body("items[0].severity", equalTo("INFO"))
                .body("items[0].correlation_id", equalTo("3410"))
                .body("items[0].correlation_uuid", equalTo("00000000-0000-0000-0000-000000000d52"))
                .body("items[0].turn_id", equalTo("410"))
                .body("items[0].session_id", nullValue())
                .body("items[0].occurred_at", equalTo("2026-11-20T18:31:00.123456Z"))
                .body("items[0].payload.decision", equalTo("CHAT"))
                .body("items[0].payload.max_tokens", equalTo("1024"))
                .body("items[0].payload.size()", equalTo(12));
    }

    @Test
    void aFailClosedCommitIsAnError() {
        commit("runtime@" + tenant, "fail-closed", Commits.failClosed("3410", "k1"))
                .statusCode(201);

        rows("?correlation_id=3410")
                .body("items[0].severity", equalTo("ERROR"))
                .body("items[0].reason_code", equalTo(0x44000004))
                .body("items[0].payload.fail_code", equalTo("D_FAIL_TIMEOUT"))
                .body("items[0].payload.size()", equalTo(9));
    }

    @Test
    void theSameCommitAgainIsAReplay() {
        var first = chat(Commits.chat("3410", "k1")).statusCode(201).extract().asString();

        chat(Commits.chat("3410", "k1").put("correlation_id", 3410))
                .statusCode(200)
                .header("Idempotency-Replayed", "true")
                .body(equalTo(first));
        rows("?correlation_id=3410").body("items", hasSize(1));
    }

    @Test
    void anotherRequestWithTheKeyIsAConflict() {
        chat(Commits.chat("3410", "k1")).statusCode(201);

        chat(Commits.chat("3410", "k1").put("temperature_bp", 1))
                .statusCode(409)
                .contentType("application/problem+json")
                .body("code", equalTo("idempotency-key-conflict"));
        rows("?correlation_id=3410").body("items", hasSize(1));
    }

    @Test
    void anotherTenantWithTheSameKeyHasItsOwnRow() {
        String mine = chat(Commits.chat("3410", "k1")).statusCode(201).extract().path("audit_event_id");
        String theirs = commit(
                        "runtime@b" + tenant.substring(1),
                        "chat",
                        Commits.chat("3410", "k1").put("temperature_bp", 1))
                .statusCode(201)
                .extract()
                .path("audit_event_id");

        assertThat(theirs).isNotEqualTo(mine);
        rows("?correlation_id=3410").body("items.id", contains(mine));
    }

    @Test
    void manyAtOnceAreOneRow() throws Exception {
        var body = Commits.chat("3410", "k1");
        try (var callers = Executors.newFixedThreadPool(16)) {
            List<Future<String>> answers = IntStream.range(0, 64)
                    .mapToObj(_ -> callers.submit(() -> chat(body).extract().<String>path("audit_event_id")))
                    .toList();
            var ids = new ArrayList<String>();
            for (var answer : answers) {
                ids.add(answer.get());
            }

            assertThat(ids).hasSize(64).containsOnly(ids.getFirst()).doesNotContainNull();
        }
        rows("?correlation_id=3410").body("items", hasSize(1));
    }

    @Test
    void aForeignTenantInTheBodyIsRefusedBeforeAnythingElse() {
        chat(Commits.without(Commits.chat("3410", "k1"), "request_id").put("tenant_id", "other"))
                .statusCode(403)
                .body("code", equalTo("tenant-mismatch"));
    }

    @Test
    void theOwnTenantInTheBodyIsWelcome() {
        chat(Commits.chat("3410", "k1").put("tenant_id", tenant)).statusCode(201);
    }

    @Test
    void violationsComeInTheOrderOfThePage() {
        chat(Commits.without(
                                Commits.chat("3410", "k1"),
                                "device_id",
                                "transcript_hash",
                                "reason_code",
                                "idempotency_key")
                        .put("aaa", 1))
                .statusCode(422)
                .body("code", equalTo("validation-failed"))
                .body(
                        "violations.field",
                        contains("idempotency_key", "transcript_hash", "device_id", "reason_code", "aaa"));
    }

    @Test
    void aReasonOfAnotherDecisionIsRefusedAtTheEnd() {
        chat(Commits.chat("3410", "k1").put("reason_code", 0x44000001))
                .statusCode(422)
                .body("code", equalTo("reason-code-mismatch"));
        chat(Commits.without(Commits.chat("3410", "k1").put("reason_code", 0x44000001), "user_id"))
                .statusCode(422)
                .body("code", equalTo("validation-failed"));
        rows("?correlation_id=3410").body("items", empty());
    }

    @Test
    void aThreadIsPagedOldestFirst() {
        List<String> ids = IntStream.range(0, 5)
                .mapToObj(i -> chat(Commits.chat("3410", "k" + i)).extract().<String>path("audit_event_id"))
                .toList();

        var seen = new ArrayList<String>();
        String cursor = "";
        do {
            var page = rows("?correlation_id=3410&limit=2" + cursor)
                    .statusCode(200)
                    .extract();
            seen.addAll(page.path("items.id"));
            cursor = page.path("next_cursor") == null ? null : "&cursor=" + page.path("next_cursor");
        } while (cursor != null);
        assertThat(seen).isEqualTo(ids);
    }

    @Test
    void anUnknownThreadIsEmpty() {
        rows("?correlation_id=99").statusCode(200).body("items", empty());
    }

    @Test
    void aThreadMustBeNamed() {
        rows("").statusCode(400)
                .body("code", equalTo("invalid-query"))
                .body("violations[0].field", equalTo("correlation_id"));
        rows("?correlation_id=0").statusCode(400).body("code", equalTo("invalid-query"));
    }

    @Test
    void onlyARuntimeCommits() {
        commit("auditor@" + tenant, "chat", Commits.chat("3410", "k1"))
                .statusCode(403)
                .body("code", equalTo("role-not-allowed"));
    }
}
