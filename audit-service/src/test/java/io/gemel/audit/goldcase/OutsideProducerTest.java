package io.gemel.audit.goldcase;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.hasSize;

import io.gemel.audit.OtherSettings;
import io.gemel.audit.outcome.Outcomes;
import io.gemel.contracts.Event;
import io.gemel.contracts.ProviderOutcomes;
import io.gemel.platformtest.KafkaServer;
import io.gemel.platformtest.Records;
import io.gemel.platformtest.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;

/** An outside producer has a topic of its own, whose name is its tenant. */
@QuarkusTest
@TestProfile(OtherSettings.class)
class OutsideProducerTest {

    private static final Duration LONG = Duration.ofSeconds(60);

    private final String tenant = "out" + UUID.randomUUID();
    private final String topic = ProviderOutcomes.TOPIC.name() + "." + tenant;

    private void report(String claimedTenant, String correlation) {
        var event = new Event<ProviderOutcomes>(
                UUID.randomUUID(),
                "/outside/speech",
                correlation,
                Instant.now(),
                claimedTenant,
                null,
                Outcomes.vector().in(correlation).build());
        Records.send(topic, correlation, ProviderOutcomes.TOPIC.write(event).getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void itsRecordsCountForItsOwnTenantOnly() throws Exception {
        try (var admin = Admin.create(Map.<String, Object>of("bootstrap.servers", KafkaServer.bootstrap()))) {
            admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get();
        }

        report("globex", "7001");
        report(tenant, "7002");

        await().atMost(LONG).untilAsserted(() -> given().auth()
                .oauth2(Tokens.of("auditor@" + tenant))
                .get("/gold-cases")
                .then()
                .body("items", hasSize(1)));
        assertThat(Records.all(ProviderOutcomes.TOPIC.name() + ".dlq"))
                .filteredOn(letter -> header(letter, "gemel-topic").equals(topic))
                .singleElement()
                .satisfies(letter -> assertThat(header(letter, "gemel-reason")).isEqualTo("tenant"));
    }

    private static String header(org.apache.kafka.clients.consumer.ConsumerRecord<String, byte[]> letter, String name) {
        return new String(letter.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
