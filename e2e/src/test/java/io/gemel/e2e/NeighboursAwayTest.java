package io.gemel.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Decisions need neither persona-service nor audit-service, and what they are to hear waits for them. */
class NeighboursAwayTest {

    private static final String OWNER = "owner@acme";
    private static final String RUNTIME = "runtime@acme";
    private static final int EACH = 10;

    @Test
    void decisionsGoOnAndNothingIsLost() throws Exception {
        var stack = LocalStack.running();
        var client = stack.client();
        var twin = "/twins/" + client.twin(OWNER);
        await().until(() -> client.get(OWNER, twin + "/runtime-status").status() == 200);
        stack.parts().stop("persona-service");
        stack.parts().stop("audit-service");
        try {
            var away = client.get(OWNER, twin);
            assertThat(away.status()).as(away.toString()).isEqualTo(503);
            assertThat(away.code()).isEqualTo("unavailable");
            for (int i = 0; i < EACH; i++) {
                var decided = client.post(RUNTIME, twin + "/routing-decisions", unclear(i));
                assertThat(decided.status()).as(decided.toString()).isEqualTo(201);
                assertThat(decided.text("/routing_decision/action")).isEqualTo("clarify");
                var reported = client.post(RUNTIME, twin + "/provider-outcomes", failure(i));
                assertThat(reported.status()).as(reported.toString()).isEqualTo(202);
            }
        } finally {
            stack.parts().start("persona-service");
            stack.parts().start("audit-service");
        }
        await().ignoreExceptionsInstanceOf(IOException.class).untilAsserted(() -> {
            assertThat(client.get(OWNER, twin + "/owner-review-queue").body().path("items"))
                    .hasSize(EACH);
            assertThat(client.get("auditor@acme", "/gold-cases?twin_id=" + twin.substring("/twins/".length()))
                            .body()
                            .path("items"))
                    .hasSize(EACH);
        });
    }

    private static Map<String, Object> unclear(int number) {
        return Map.of("conversation_id", "away", "message_id", "m" + number, "message", "plan this");
    }

    private static Map<String, Object> failure(int number) {
        var outcome = new HashMap<String, Object>();
        outcome.putAll(Map.of("correlation_id", UUID.randomUUID().toString(), "turn_id", 1, "task", "LLM_INTERPRET"));
        outcome.putAll(Map.of("provider_id", "p1", "model_id", "m1", "route_class", "PRIMARY", "status", "TIMEOUT"));
        outcome.putAll(Map.of("validation", "SCHEMA_OK", "reason_code", 9, "latency_ms", 900, "retries", 1));
        outcome.putAll(Map.of("provider_call_id", "away-" + number, "occurred_at", "2026-11-21T10:00:00Z"));
        return outcome;
    }
}
