package io.gemel.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Whatever the owner makes active is what the runtime serves, nothing included. */
class RetiredSpecTest {

    private static final String OWNER = "owner@acme";
    private static final String RULE = "Never promise a date.";
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
        client.post(OWNER, twin + "/persona-specs", Map.of("spec", Map.of("constitution", List.of(RULE))));
        publish(client, twin);
        assertThat(served(client, twin, "persona_spec").text("/text")).contains(RULE);

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
