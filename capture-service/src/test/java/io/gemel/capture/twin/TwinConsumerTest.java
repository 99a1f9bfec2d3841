package io.gemel.capture.twin;

import static io.gemel.capture.Api.OWNER;
import static io.gemel.capture.Api.toldTwinOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.gemel.contracts.PersonaTwins;
import io.gemel.platformtest.Records;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

@QuarkusTest
class TwinConsumerTest {

    @Test
    void aRecordThatIsNoEventBecomesADeadLetterAndTheConsumerGoesOn() {
        String key = UUID.randomUUID().toString();
        Records.send(PersonaTwins.TOPIC.name(), key, "nonsense".getBytes(StandardCharsets.UTF_8));
        await().atMost(Duration.ofSeconds(20)).until(() -> deadLetters(key).size() == 1);
        var letter = deadLetters(key).getFirst();
        assertThat(letter.value()).asString(StandardCharsets.UTF_8).isEqualTo("nonsense");
        assertThat(letter.headers().lastHeader("gemel-reason").value())
                .asString()
                .isEqualTo("not-json");
        assertThat(letter.headers().lastHeader("gemel-consumer").value())
                .asString()
                .isEqualTo("gemel-capture");
        assertThat(toldTwinOf(OWNER)).isNotNull();
    }

    private static List<ConsumerRecord<String, byte[]>> deadLetters(String key) {
        return Records.all(PersonaTwins.TOPIC.name() + ".dlq").stream()
                .filter(record -> key.equals(record.key()))
                .toList();
    }
}
