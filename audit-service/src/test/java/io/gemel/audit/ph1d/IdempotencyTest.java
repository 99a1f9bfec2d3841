package io.gemel.audit.ph1d;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gemel.audit.ph1d.commit.Commits;
import io.gemel.audit.ph1d.commit.Mode;
import io.gemel.platform.json.Json;
import io.quarkus.test.junit.QuarkusTest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One key of a thread is one request, to the last digit. */
@QuarkusTest
class IdempotencyTest {

    private static final String HASH = "18446744073709551614";

    private final Ph1dApi api = new Ph1dApi();

    private static ObjectNode first() {
        return Commits.of(Mode.INTENT, "340282366920938463463374607431768211455", "k1")
                .put("session_id", "s1")
                .put("now", "1795199460123456789");
    }

    private static Map<String, Consumer<ObjectNode>> changes() {
        var changes = new LinkedHashMap<String, Consumer<ObjectNode>>();
        changes.put("refined_intent_type", body -> body.put("refined_intent_type", "b_code"));
        changes.put("request_id", body -> body.put("request_id", HASH));
        changes.put("prompt_template_version", body -> body.put("prompt_template_version", 4));
        changes.put("output_schema_hash", body -> body.put("output_schema_hash", HASH));
        changes.put("tool_catalog_hash", body -> body.put("tool_catalog_hash", 9007199254740993L));
        changes.put("policy_context_hash", body -> body.put("policy_context_hash", HASH));
        changes.put("transcript_hash", body -> body.put("transcript_hash", HASH));
        changes.put("model_id", body -> body.put("model_id", "m/2"));
        changes.put("model_route_class", body -> body.put("model_route_class", "SECONDARY"));
        changes.put("temperature_bp", body -> body.put("temperature_bp", 1));
        changes.put("max_tokens", body -> body.put("max_tokens", 1023));
        changes.put("turn_id", body -> body.put("turn_id", "411"));
        changes.put("session_id", body -> body.remove("session_id"));
        changes.put("user_id", body -> body.put("user_id", "u2"));
        changes.put("device_id", body -> body.put("device_id", "d2"));
        changes.put("now", body -> body.put("now", "1795199460123456788"));
        changes.put("reason_code", body -> body.put("reason_code", 8));
        return changes;
    }

    @Test
    void anyOtherFieldMakesAnotherRequestWhichIsRefusedAndWritesNothing() {
        String id = api.commit(Mode.INTENT, first()).statusCode(201).extract().path("audit_event_id");

        changes().forEach((name, change) -> {
            var body = first();
            change.accept(body);
            var answer = api.commit(Mode.INTENT, body);
            assertThat(answer.extract().statusCode()).as(name).isEqualTo(409);
            answer.body("code", equalTo("idempotency-key-conflict"));
        });
        assertThat(api.rows()).isEqualTo(1);
        api.commit(Mode.INTENT, first()).statusCode(200).body("audit_event_id", equalTo(id));
    }

    @Test
    void anotherDecisionMakesAnotherRequest() {
        api.commit(Mode.INTENT, first()).statusCode(201);

        api.commit(Mode.CHAT, Commits.without(first(), "refined_intent_type"))
                .statusCode(409)
                .body("code", equalTo("idempotency-key-conflict"));
        assertThat(api.rows()).isEqualTo(1);
    }

    @Test
    void threadsThatDifferInTheLastDigitAreTwo() {
        api.commit(Mode.INTENT, first()).statusCode(201);

        api.commit(Mode.INTENT, first().put("correlation_id", "340282366920938463463374607431768211454"))
                .statusCode(201);
        assertThat(api.rows()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"same", "two words"})
    void theHeaderIdempotencyKeyMeansNothingHere(String header) {
        for (var key : List.of("b1", "b2")) {
            var answer = api.asLines()
                    .header("Idempotency-Key", header)
                    .body(Commits.chat("1", key).put("decision", "CHAT") + "\n")
                    .post("/audit/ph1d/batch")
                    .then()
                    .statusCode(200)
                    .extract()
                    .asString();
            assertThat(Json.read(answer).path("status").intValue()).isEqualTo(201);
        }
        for (var key : List.of("k1", "k2")) {
            api.as("runtime")
                    .header("Idempotency-Key", header)
                    .body(Commits.chat("1", key).toString())
                    .post("/audit/ph1d/chat")
                    .then()
                    .statusCode(201);
        }
        for (int rows = 4; rows < 6; rows++) {
            api.as("auditor")
                    .header("Idempotency-Key", header)
                    .body(Json.object()
                            .put("correlation_id", 1)
                            .put("purpose", "why")
                            .put("idempotency_key", "d" + rows)
                            .toString())
                    .post("/audit/ph1d/diagnostic-reads")
                    .then()
                    .statusCode(200)
                    .header("Idempotency-Replayed", nullValue());
            assertThat(api.rows()).isEqualTo(rows + 1);
        }
    }
}
