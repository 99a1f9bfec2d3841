package io.gemel.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What was accepted survives the death of whoever accepted it, sends it or receives it. */
class CrashTest {

    private static final String OWNER = "owner2@globex";
    private static final int WRITERS = 4;
    private static final int TWINS_EACH = 40;

    private final String run = "crash-" + UUID.randomUUID();
    private final Queue<String> accepted = new ConcurrentLinkedQueue<>();

    @Test
    void killingServicesAndBrokerInTheMiddleOfWritesLosesNothingAndAppliesNothingTwice() throws Exception {
        var stack = LocalStack.running();
        var client = stack.client();
        var writers = new ArrayList<Future<?>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < WRITERS; i++) {
                int writer = i;
                writers.add(threads.submit(() -> write(client, writer)));
            }
            killAt(stack, 20, "persona-service");
            killAt(stack, 60, "kafka");
            killAt(stack, 100, "capture-service");
            for (var writer : writers) {
                writer.get();
            }
        }
        assertThat(accepted).hasSize(WRITERS * TWINS_EACH).doesNotHaveDuplicates();
        assertThat(listed(client)).containsExactlyInAnyOrderElementsOf(accepted);
        await().atMost(Duration.ofSeconds(60)).until(() -> allKnownToCapture(client));
    }

    @Test
    void aCommitIsReplayedByTheServiceThatWasStartedAgain() throws Exception {
        var stack = LocalStack.running();
        var client = stack.client();
        var first = client.post("runtime@globex", "/audit/ph1d/chat", commit());
        assertThat(first.status()).as(first.toString()).isEqualTo(201);
        var killed = stack.process("audit-service");
        stack.kill("audit-service");
        killed.onExit().get();

        await().atMost(Duration.ofSeconds(60))
                .ignoreExceptionsInstanceOf(IOException.class)
                .until(() ->
                        client.get("auditor@globex", "/audit/ph1d/capabilities").status() == 200);
        var again = client.post("runtime@globex", "/audit/ph1d/chat", commit());
        assertThat(again.status()).as(again.toString()).isEqualTo(200);
        assertThat(again.header("Idempotency-Replayed")).contains("true");
        assertThat(again.body()).isEqualTo(first.body());
    }

    private Map<String, Object> commit() {
        var body = new HashMap<String, Object>();
        body.putAll(Map.of("idempotency_key", run, "correlation_id", "3410", "turn_id", "1", "user_id", "u1"));
        body.putAll(Map.of("device_id", "d1", "reason_code", 7, "request_id", "1", "prompt_template_version", 1));
        body.putAll(Map.of("output_schema_hash", "2", "tool_catalog_hash", "3", "policy_context_hash", "4"));
        body.putAll(Map.of("transcript_hash", "5", "model_id", "m1", "model_route_class", "PRIMARY"));
        body.putAll(Map.of("temperature_bp", 0, "max_tokens", 64));
        return body;
    }

    private void killAt(LocalStack stack, int count, String name) throws IOException {
        await().atMost(Duration.ofSeconds(90)).until(() -> accepted.size() >= count);
        stack.kill(name);
    }

    private Void write(Client client, int writer) {
        for (int i = 0; i < TWINS_EACH; i++) {
            var name = run + "-" + writer + "-" + i;
            await().atMost(Duration.ofSeconds(60))
                    .pollInterval(Duration.ofMillis(50))
                    .ignoreExceptionsInstanceOf(IOException.class)
                    .until(() -> isAccepted(client, name));
        }
        return null;
    }

    private boolean isAccepted(Client client, String name) throws IOException {
        var reply = client.post(OWNER, "/twins", Map.of("name", name), name);
        assertThat(reply.status()).as(reply.toString()).isIn(201, 409, 503);
        if (reply.status() == 201) {
            accepted.add(reply.text("/id"));
        }
        return reply.status() == 201;
    }

    private List<String> listed(Client client) throws IOException {
        var found = new ArrayList<String>();
        var cursor = "";
        do {
            var page = client.get(OWNER, "/twins?limit=200" + cursor);
            page.body().path("items").forEach(twin -> {
                if (twin.path("name").asText().startsWith(run)) {
                    found.add(twin.path("id").asText());
                }
            });
            var next = page.body().path("next_cursor");
            cursor = next.isTextual() ? "&cursor=" + next.textValue() : "";
        } while (!cursor.isEmpty());
        return found;
    }

    private boolean allKnownToCapture(Client client) throws IOException {
        var unknown = new ArrayList<String>();
        for (var twin : accepted) {
            if (client.get(OWNER, "/twins/" + twin + "/training-sessions").status() != 200) {
                unknown.add(twin);
            }
        }
        return unknown.isEmpty();
    }
}
