package io.gemel.local.demo;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** The part of the walk that ends at the auditor: a failing provider, a gold case, a thread of audit rows. */
final class Evidence {

    private static final String RUNTIME = "runtime@acme";
    private static final String AUDITOR = "auditor@acme";
    private static final long TIMEOUT_CODE = 0x44000004L;

    private final Story story;
    private final String path;
    private final String twin;
    private final String correlation = Long.toString(ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE));

    Evidence(Story story, String path, String twin) {
        this.story = story;
        this.path = path;
        this.twin = twin;
    }

    void run() {
        goldCase();
        auditRows();
    }

    private void goldCase() {
        story.chapter("A call to a provider fails and is kept as a gold case");
        var outcome = new HashMap<String, Object>();
        outcome.put("correlation_id", correlation);
        outcome.put("turn_id", 1);
        outcome.put("provider_id", "p1");
        outcome.put("model_id", "m1");
        outcome.put("task", "LLM_INTERPRET");
        outcome.put("route_class", "PRIMARY");
        outcome.put("status", "TIMEOUT");
        outcome.put("validation", "SCHEMA_OK");
        outcome.put("reason_code", TIMEOUT_CODE);
        outcome.put("latency_ms", 30_000);
        outcome.put("retries", 1);
        outcome.put("provider_call_id", "call_" + UUID.randomUUID());
        outcome.put(
                "occurred_at",
                Instant.now().truncatedTo(java.time.temporal.ChronoUnit.MICROS).toString());
        var reported = story.post(RUNTIME, path + "/provider-outcomes", outcome);
        story.require("the outcome is accepted", reported.status() == 202);
        var cases = story.awaitGet(AUDITOR, "/gold-cases?twin_id=" + twin, a -> !a.body()
                .path("items")
                .isEmpty());
        story.require(
                "it becomes a gold case, pending",
                cases.text("/items/0/gold_status").equals("PENDING"));
        story.prove("with the reason why", cases.text("/items/0/trigger").equals("PROVIDER_STATUS"));
        var one = story.get("owner@acme", "/gold-cases/" + cases.text("/items/0/id"));
        story.prove("the twin's owner can read it", one.text("/correlation_id").equals(correlation));
    }

    private Map<String, Object> commit(String key, long reason) {
        var body = new HashMap<String, Object>();
        body.put("idempotency_key", key);
        body.put("correlation_id", correlation);
        body.put("turn_id", "1");
        body.put("user_id", "user_1");
        body.put("device_id", "device_1");
        body.put("request_id", "18446744073709551615");
        body.put("prompt_template_version", 1);
        body.put("output_schema_hash", "11");
        body.put("tool_catalog_hash", "12");
        body.put("policy_context_hash", "13");
        body.put("transcript_hash", "14");
        body.put("model_id", "m1");
        body.put("model_route_class", "PRIMARY");
        body.put("temperature_bp", 2000);
        body.put("max_tokens", 1024);
        body.put("reason_code", reason);
        return body;
    }

    private void auditRows() {
        story.chapter("The model boundary commits what it decided, and an auditor reads the thread");
        var chat = commit("walk-chat", 1);
        var first = story.post(RUNTIME, "/audit/ph1d/chat", chat);
        story.require("a chat row is committed", first.status() == 201);
        var again = story.post(RUNTIME, "/audit/ph1d/chat", chat);
        story.prove(
                "committed again it is the same row",
                again.status() == 200 && again.text("/audit_event_id").equals(first.text("/audit_event_id")));
        var closed = commit("walk-closed", TIMEOUT_CODE);
        closed.put("fail_code", "D_FAIL_TIMEOUT");
        var failed = story.post(RUNTIME, "/audit/ph1d/fail-closed", closed);
        story.prove("a failure is committed as fail-closed", failed.status() == 201);
        var thread = story.get(AUDITOR, "/audit/ph1d/rows?correlation_id=" + correlation);
        story.prove(
                "the thread has exactly these two rows, in order",
                thread.body().path("items").size() == 2
                        && thread.text("/items/0/payload/decision").equals("CHAT")
                        && thread.text("/items/1/payload/decision").equals("FAIL_CLOSED"));
        var foreign = story.get("auditor@globex", "/audit/ph1d/rows?correlation_id=" + correlation);
        story.prove(
                "another tenant's auditor finds an empty thread",
                foreign.status() == 200 && foreign.body().path("items").isEmpty());
    }
}
