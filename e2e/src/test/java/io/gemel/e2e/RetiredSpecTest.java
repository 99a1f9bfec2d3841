package io.gemel.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whatever the owner makes active is what the runtime serves, to the byte as it was tried out, nothing included. */
class RetiredSpecTest {

    private static final String OWNER = "owner@acme";
    private static final String RULE = "Never promise a date.";
    private static final Map<String, Object> SPEC = Map.of(
            "constitution",
            List.of(RULE),
            "stance_values",
            Map.of("ü\ud83d\ude00", 1.50, "\uffee", "later"),
            "procedural_modules",
            List.of(Map.of("id", "ask", "do", List.of("ask\r\nfirst"), "ban", List.of("surely"))),
            "canonical_examples",
            List.of(Map.of("intent_label", "advice_or_stance", "prompt", "which price", "response", "this one")),
            "faq_library",
            List.of(Map.of("question", "what price", "answer", "ten")),
            "workflow_library",
            Map.of("plan", Map.of("steps", List.of("draw it"))));
    private static final String TURN = "?intent_label=advice_or_stance&workflow=plan&query=what%20price&variant=";
    private static final String PROFILE = "You are Ada, a patient adviser.";

    @Test
    void afterARetireTheRuntimeServesTheLegacyTextAndAfterAPublishTheSpec() throws Exception {
        var client = LocalStack.running().client();
        var twin = "/twins/"
                + client.post(
                                OWNER,
                                "/twins",
                                Map.of(
                                        "name",
                                        "Retired " + UUID.randomUUID(),
                                        "settings",
                                        Map.of("persona_profile", PROFILE)))
                        .text("/id");
        client.post(OWNER, twin + "/persona-specs", Map.of("spec", SPEC));
        var tried = plans(client, twin + "/persona-specs/1.0.0/prompt-plan");
        assertThat(tried).allMatch(plan -> plan.text("/text").contains(RULE));
        publish(client, twin);
        served(client, twin, "persona_spec");
        assertThat(plans(client, twin + "/prompt-plan"))
                .extracting(RetiredSpecTest::bytes)
                .isEqualTo(tried.stream().map(RetiredSpecTest::bytes).toList());

        var retired = client.post(OWNER, twin + "/persona-specs/retire", Map.of());
        assertThat(retired.status()).as(retired.toString()).isEqualTo(200);
        await().atMost(Duration.ofSeconds(30)).until(() -> hears(client, twin, retired));
        var legacy = served(client, twin, "legacy_settings");
        assertThat(legacy.text("/text")).contains(PROFILE).doesNotContain(RULE);
        assertThat(legacy.text("/fallback_reason")).isEqualTo("no_active_spec");
        assertThat(client.get(OWNER, twin + "/twin-spec/active").code()).isEqualTo("no-active-persona-spec");

        publish(client, twin);
        assertThat(served(client, twin, "persona_spec").text("/text")).contains(RULE);
    }

    /** What a turn would be told in each variant. */
    private static List<Client.Reply> plans(Client client, String path) throws IOException {
        return List.of(
                client.get(OWNER, path + TURN + "baseline_v1"),
                client.get(OWNER, path + TURN + "compact_v1"),
                client.get(OWNER, path + TURN + "compact_no_examples_v1"));
    }

    /** Everything of a plan that reaches the model. */
    private static List<JsonNode> bytes(Client.Reply plan) {
        return Stream.of("/text", "/digest", "/sections", "/clause_ids")
                .map(plan.body()::at)
                .toList();
    }

    private static void publish(Client client, String twin) throws IOException {
        var published = client.post(OWNER, twin + "/persona-specs/1.0.0/publish", Map.of());
        assertThat(published.status()).as(published.toString()).isEqualTo(200);
        await().atMost(Duration.ofSeconds(30)).until(() -> hears(client, twin, published));
    }

    /** Whether the runtime is as far as {@code change}. */
    private static boolean hears(Client client, String twin, Client.Reply change) throws IOException {
        return client.get(OWNER, twin + "/runtime-status")
                        .body()
                        .path("spec_revision")
                        .asLong()
                == change.body().path("revision").asLong();
    }

    private static Client.Reply served(Client client, String twin, String source) throws IOException {
        var plan = client.get("runtime@acme", twin + "/prompt-plan");
        assertThat(plan.text("/source")).as(plan.toString()).isEqualTo(source);
        return plan;
    }
}
