package io.gemel.capture.platform;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.gemel.contracts.Decisions;
import io.gemel.contracts.PersonaTwins;
import io.gemel.platformtest.KafkaServer;
import io.gemel.platformtest.Records;
import io.gemel.platformtest.Twins;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What can never be applied is set aside as it came, with where it came from; what follows it is applied. */
@QuarkusTest
class DeadLetterTest {

    private static final Duration LONG = Duration.ofSeconds(30);
    private static final String TWINS = PersonaTwins.TOPIC.name();

    private final String key = UUID.randomUUID().toString();

    static Stream<Arguments> poison() {
        var event = """
                {"specversion": "1.0", "id": "%s", "type": "io.gemel.persona.twin.changed.v1", "source": "/test",
                 "subject": "s", "time": "2026-11-20T00:00:00Z", "tenantid": "%s", "data": %s}""";
        var data = """
                {"twin_id": "%s", "owner_id": "%s", "status": "%s", "name": "n", "settings": {}, "revision": 1}""";
        var id = UUID.randomUUID();
        var good = event.formatted(id, "acme", data.formatted(id, id, "active"));
        return Stream.of(
                Arguments.of("no JSON", "nonsense", "not-json"),
                Arguments.of("two in one", good + good, "not-json"),
                Arguments.of("something behind it", good + " x", "not-json"),
                Arguments.of("no event", "{}", "schema"),
                Arguments.of("no data", event.formatted(id, "acme", "7"), "schema"),
                Arguments.of(
                        "no tenant's name", event.formatted(id, "dlq", data.formatted(id, id, "active")), "tenant"),
                Arguments.of(
                        "what a table refuses",
                        event.formatted(id, "acme", data.formatted(id, id, "asleep")),
                        "constraint"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("poison")
    void itIsSetAsideAsItCame(String name, String value, String reason) {
        Records.send(TWINS, key, value.getBytes(UTF_8));
        var letter = letter(TWINS);
        var record = Records.all(TWINS).stream()
                .filter(each -> key.equals(each.key()))
                .findFirst()
                .orElseThrow();
        assertThat(letter.value()).asString(UTF_8).isEqualTo(value);
        assertThat(header(letter, "content-type")).isEqualTo("application/cloudevents+json");
        assertThat(header(letter, "gemel-consumer")).isEqualTo("gemel-capture");
        assertThat(header(letter, "gemel-reason")).isEqualTo(reason);
        assertThat(header(letter, "gemel-topic")).isEqualTo(TWINS);
        assertThat(header(letter, "gemel-partition")).isEqualTo(String.valueOf(record.partition()));
        assertThat(header(letter, "gemel-offset")).isEqualTo(String.valueOf(record.offset()));
        assertThat(letter.headers().toArray()).hasSize(6);
    }

    @Test
    void noValueAtAllIsOneOnATopicThatIsNotCompacted() {
        Records.send(Decisions.TOPIC.name(), key, null);
        assertThat(header(letter(Decisions.TOPIC.name()), "gemel-reason")).isEqualTo("not-json");
    }

    @Test
    void whatTheBrokerTookCompressedHoldsUpNobody() throws Exception {
        var settings = Map.<String, Object>of(
                "bootstrap.servers", KafkaServer.bootstrap(), "compression.type", "gzip", "max.request.size", 8 << 20);
        var value = "x".repeat(3 << 20).getBytes(UTF_8);
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(TWINS, key, value)).get();
        }
        assertThat(letter(TWINS).value()).isEqualTo(value);
        assertThat(Twins.inDirectory("capture", "owner@acme")).isNotNull();
    }

    /** As large as the broker takes, and nothing to compress: with the letter's own headers it is over. */
    @Test
    void whatHasNoRoomForTheHeadersGoesWithoutItsValue() throws Exception {
        var value = new byte[1_048_400];
        new Random(1).nextBytes(value);
        var settings =
                Map.<String, Object>of("bootstrap.servers", KafkaServer.bootstrap(), "max.request.size", 2 << 20);
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(TWINS, key, value)).get();
        }
        var letter = letter(TWINS);
        assertThat(letter.value()).isNull();
        assertThat(header(letter, "gemel-value-left-out")).isEqualTo("1048400");
        assertThat(header(letter, "gemel-reason")).isEqualTo("not-json");
    }

    private ConsumerRecord<String, byte[]> letter(String topic) {
        await().atMost(LONG).until(() -> letters(topic).count() == 1);
        return letters(topic).findFirst().orElseThrow();
    }

    private Stream<ConsumerRecord<String, byte[]>> letters(String topic) {
        return Records.all(topic + ".dlq").stream().filter(record -> key.equals(record.key()));
    }

    private static String header(ConsumerRecord<String, byte[]> letter, String name) {
        return new String(letter.headers().lastHeader(name).value(), UTF_8);
    }
}
