package io.gemel.audit.ph1d;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gemel.audit.ph1d.commit.Commits;
import io.gemel.audit.ph1d.commit.Mode;
import io.gemel.platform.json.Json;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ExtractableResponse;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class Ph1dTest {

    private static final int MANY = 64;
    private static final String MOST_128 = "340282366920938463463374607431768211455";

    private final Ph1dApi api = new Ph1dApi();

    private ValidatableResponse chat(ObjectNode body) {
        return api.commit(Mode.CHAT, body);
    }

    private ValidatableResponse rows(String query) {
        return api.get("auditor", "rows" + query);
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
    void aRowIsAnsweredWithAllItsMembersToTheDigit() {
        var body = Commits.of(Mode.INTENT, MOST_128, "k1")
                .put("output_schema_hash", 9007199254740993L)
                .put("tool_catalog_hash", "18446744073709551614")
                .put("turn_id", "9223372036854775807")
                .put("session_id", "s1")
                .put("now", "2026-11-20T19:31:00.123456+01:00")
                .put("reason_code", 4294967295L);
        var receipt = api.commit(Mode.INTENT, body).statusCode(201).extract();

        var items = Json.read(rows("?correlation_id=" + MOST_128).extract().asString())
                .path("items");
        var row = (ObjectNode) Json.read("""
                {"engine": "PH1.D", "event_type": "Other", "severity": "INFO", "reason_code": 4294967295,
                 "correlation_id": "340282366920938463463374607431768211455",
                 "correlation_uuid": "ffffffff-ffff-ffff-ffff-ffffffffffff", "turn_id": "9223372036854775807",
                 "session_id": "s1", "user_id": "u1", "device_id": "d1", "idempotency_key": "k1",
                 "occurred_at": "2026-11-20T18:31:00.123456Z",
                 "payload": {"decision": "INTENT", "output_mode": "intent", "request_id": "18446744073709551615",
                             "prompt_template_version": "3", "output_schema_hash": "9007199254740993",
                             "tool_catalog_hash": "18446744073709551614", "policy_context_hash": "13",
                             "transcript_hash": "14", "model_id": "m/1", "model_route_class": "PRIMARY",
                             "temperature_bp": "0", "max_tokens": "1024", "refined_intent_type": "a_code"}}
                """);
        row.put("id", receipt.<String>path("audit_event_id")).put("created_at", receipt.<String>path("created_at"));
        assertThat(items).containsExactly(row);
        assertThat(row).hasSize(15);
    }

    @Test
    void aFailClosedCommitIsAnError() {
        api.commit(Mode.FAIL_CLOSED, Commits.failClosed("3410", "k1")).statusCode(201);

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
        String theirs = new Ph1dApi()
                .commit(Mode.CHAT, Commits.chat("3410", "k1").put("temperature_bp", 1))
                .statusCode(201)
                .extract()
                .path("audit_event_id");

        assertThat(theirs).isNotEqualTo(mine);
        rows("?correlation_id=3410").body("items.id", contains(mine));
    }

    @Test
    void manyAtOnceAreOneRow() throws Exception {
        var body = Commits.chat("3410", "k1");
        var start = new CyclicBarrier(MANY);
        var answers = new ArrayList<ExtractableResponse<Response>>();
        try (var callers = Executors.newFixedThreadPool(MANY)) {
            var calls = Collections.<Callable<ExtractableResponse<Response>>>nCopies(MANY, () -> {
                start.await();
                return chat(body).extract();
            });
            for (var answer : callers.invokeAll(calls)) {
                answers.add(answer.get());
            }
        }

        assertThat(answers)
                .filteredOn(answer -> answer.statusCode() == 201)
                .singleElement()
                .satisfies(answer ->
                        assertThat(answer.header("Idempotency-Replayed")).isNull());
        assertThat(answers)
                .filteredOn(
                        answer -> answer.statusCode() == 200 && "true".equals(answer.header("Idempotency-Replayed")))
                .hasSize(MANY - 1);
        assertThat(answers.stream().map(ExtractableResponse::asString).distinct())
                .hasSize(1);
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
        chat(Commits.chat("3410", "k1").put("tenant_id", api.tenant)).statusCode(201);
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
        api.post("auditor", "chat", Commits.chat("3410", "k1"))
                .statusCode(403)
                .body("code", equalTo("role-not-allowed"));
    }
}
