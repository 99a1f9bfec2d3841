package io.gemel.persona.module;

import static io.gemel.persona.Api.OWNER;
import static io.gemel.persona.Api.as;
import static io.gemel.persona.Api.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.gemel.contracts.Event;
import io.gemel.contracts.ModuleCandidates;
import io.gemel.contracts.ModuleCandidates.CandidateRecorded;
import io.gemel.contracts.ModuleCandidates.CaptureRetracted;
import io.gemel.platform.json.Json;
import io.gemel.platformtest.Twins;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two instances may have a candidate and its retraction at once, for example when a dead letter is replayed. */
@QuarkusTest
class CandidateRaceTest {

    private static final int ROUNDS = 200;
    private static final String TOPIC = ModuleCandidates.TOPIC.name();

    /** Called as the channel calls it; one instance alone would take the two one after the other. */
    @Inject
    ModuleCandidateConsumer consumer;

    private UUID twin = new UUID(0, 0);

    @BeforeEach
    void aTwin() {
        twin = Twins.created(OWNER);
    }

    @Test
    void whicheverIsFirstTheCandidateEndsArchived() throws Exception {
        try (var instances = Executors.newFixedThreadPool(2)) {
            for (int round = 0; round < ROUNDS; round++) {
                var candidate = UUID.randomUUID();
                List<Callable<Boolean>> both = new ArrayList<>(
                        List.of(() -> consumed(recorded(candidate)), () -> consumed(retracted(candidate))));
                if (round % 2 == 0) {
                    Collections.reverse(both);
                }
                for (var done : instances.invokeAll(both)) {
                    assertThat(done.get()).isTrue();
                }
            }
        }

        var modules = Json.read(as(OWNER)
                        .queryParam("limit", ROUNDS)
                        .get("/twins/" + twin + "/persona-modules")
                        .asString())
                .path("items");
        assertThat(modules).hasSize(ROUNDS);
        assertThat(modules).allSatisfy(module -> {
            assertThat(module.path("status").asText()).isEqualTo("archived");
            assertThat(module.path("retracted_at").isTextual()).isTrue();
            assertThat(module.path("archived_at").isTextual()).isTrue();
        });
    }

    private boolean consumed(ModuleCandidates said) {
        var event = new Event<>(
                UUID.randomUUID(), "/gemel/capture-service", twin.toString(), Instant.now(), "acme", null, said);
        byte[] value = ModuleCandidates.TOPIC.write(event).getBytes(StandardCharsets.UTF_8);
        var partition = new TopicPartition(TOPIC, 0);
        var record = new ConsumerRecord<>(TOPIC, 0, 0, twin.toString(), value);
        consumer.on(new ConsumerRecords<>(Map.of(partition, List.of(record)), Map.of()))
                .await()
                .atMost(Duration.ofSeconds(30));
        return true;
    }

    private CandidateRecorded recorded(UUID candidate) {
        return new CandidateRecorded(
                candidate,
                twin,
                "owner",
                UUID.randomUUID(),
                "sjt",
                UUID.randomUUID(),
                "procedural.decision.advice",
                null,
                Json.read(json("{'when': {}, 'do': ['prefer_option:wait'], 'say_style': {}, 'ban': []}")),
                List.of("POL_DECISION_AA"),
                new BigDecimal("0.75"),
                "draft",
                Instant.now());
    }

    private CaptureRetracted retracted(UUID candidate) {
        return new CaptureRetracted(
                UUID.randomUUID(), "sjt", candidate, twin, "owner", List.of("POL_DECISION_AA"), "owner", Instant.now());
    }
}
