package io.gemel.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.gemel.contracts.ProviderOutcomes;
import io.gemel.contracts.Topics;
import io.gemel.local.stack.Http;
import io.gemel.local.stack.ServiceName;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** While the database is away requests are refused quickly, and records wait: none is dead-lettered, none is lost. */
class DatabaseAwayTest {

    private static final String OWNER = "owner@acme";

    @Test
    void twentySecondsWithoutDatabaseLoseNothing() throws Exception {
        var stack = LocalStack.running();
        var client = stack.client();
        var twin = client.twin(OWNER);
        int letters = deadLetters(stack);
        stack.parts().stop("postgres");
        try {
            for (int i = 0; i < 20; i++) {
                var outcome = Outcomes.failed(UUID.fromString(twin), "acme", "away-" + i);
                Topic.send(stack.kafka(), ProviderOutcomes.TOPIC.name(), "1", outcome);
            }
            await().during(Duration.ofSeconds(20))
                    .atMost(Duration.ofSeconds(40))
                    .untilAsserted(() -> {
                        var refused = client.post(OWNER, "/twins", Map.of("name", "x" + UUID.randomUUID()));
                        assertThat(refused.status()).as(refused.toString()).isEqualTo(503);
                        assertThat(refused.code()).isEqualTo("unavailable");
                        assertThat(refused.header("Retry-After")).contains("1");
                        assertThat(Http.answers(
                                        "http://127.0.0.1:" + stack.port(ServiceName.AUDIT) + "/q/health/ready"))
                                .isFalse();
                    });
        } finally {
            stack.parts().start("postgres");
        }
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            var cases = client.get("auditor@acme", "/gold-cases?twin_id=" + twin);
            assertThat(cases.body().path("items")).as(cases.toString()).hasSize(20);
        });
        assertThat(deadLetters(stack)).isEqualTo(letters);
    }

    private static int deadLetters(LocalStack stack) throws Exception {
        int found = 0;
        for (var topic : Topics.CONSUMED) {
            found += Topic.records(stack.kafka(), topic.name() + Topics.DEAD_LETTERS)
                    .size();
        }
        return found;
    }
}
