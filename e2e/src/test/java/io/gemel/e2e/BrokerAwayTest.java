package io.gemel.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.gemel.local.stack.Http;
import io.gemel.local.stack.ServiceName;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A broker that is away changes no answer until the outbox is full, and everything arrives once it is back. */
class BrokerAwayTest {

    private static final String OWNER = "owner@acme";

    private final List<String> twins = new ArrayList<>();
    private final List<String> candidates = new ArrayList<>();

    @Test
    void aMinuteWithoutBrokerIsNoticedByNobodyAndLosesNothing() throws Exception {
        var stack = LocalStack.running();
        var client = stack.client();
        var known = client.twin(OWNER);
        await().until(() ->
                client.get(OWNER, "/twins/" + known + "/runtime-status").status() == 200);
        await().until(() ->
                client.get(OWNER, "/twins/" + known + "/training-sessions").status() == 200);
        var session = client.post(OWNER, "/twins/" + known + "/training-sessions", Map.of())
                .text("/id");
        stack.parts().stop("kafka");
        try (var limited = stack.another(ServiceName.PERSONA, Map.of("GEMEL_OUTBOX_MAX_PENDING", "3"))) {
            await().atMost(Duration.ofSeconds(90))
                    .pollInterval(Duration.ofMillis(500))
                    .during(Duration.ofSeconds(60))
                    .until(() -> allServe(stack, client, known, session));
            stack.parts().stop("capture-service");
            stack.parts().start("capture-service");
            await().untilAsserted(() -> {
                var refused =
                        stack.client(limited.port()).post(OWNER, "/twins", Map.of("name", "x" + UUID.randomUUID()));
                assertThat(refused.code()).isEqualTo("outbox-full");
                assertThat(refused.status()).isEqualTo(503);
                assertThat(refused.header("Retry-After")).contains("1");
            });
            stack.parts().start("kafka");
            await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(stack.client(limited.port())
                            .post(OWNER, "/twins", Map.of("name", "y" + UUID.randomUUID()))
                            .status())
                    .isEqualTo(201));
        }
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> everythingArrived(client, known));
    }

    private boolean allServe(LocalStack stack, Client client, String known, String session) throws IOException {
        for (var service : ServiceName.values()) {
            assertThat(Http.answers("http://127.0.0.1:" + stack.port(service) + "/q/health/ready"))
                    .as(service.module())
                    .isTrue();
        }
        twins.add(client.twin(OWNER));
        var captured = client.post(OWNER, "/twins/" + known + "/decision-capture/sjt", judgement(session));
        assertThat(captured.status()).as(captured.toString()).isEqualTo(201);
        candidates.add(captured.text("/module_candidate/id"));
        var decided = client.post("runtime@acme", "/twins/" + known + "/routing-decisions", message());
        assertThat(decided.status()).as(decided.toString()).isEqualTo(201);
        return true;
    }

    private void everythingArrived(Client client, String known) throws IOException {
        for (var twin : twins) {
            assertThat(client.get(OWNER, "/twins/" + twin + "/training-sessions")
                            .status())
                    .isEqualTo(200);
        }
        for (var candidate : candidates) {
            assertThat(client.get(OWNER, "/twins/" + known + "/persona-modules/" + candidate)
                            .status())
                    .isEqualTo(200);
        }
    }

    private static Map<String, Object> judgement(String session) {
        return Map.of(
                "training_session_id",
                session,
                "prompt",
                "Case " + UUID.randomUUID(),
                "options",
                List.of(Map.of("label", "yes"), Map.of("label", "no")),
                "selected_option",
                "no");
    }

    private static Map<String, Object> message() {
        return Map.of(
                "conversation_id", "broker-away",
                "message_id", UUID.randomUUID().toString(),
                "message", "plan this");
    }
}
