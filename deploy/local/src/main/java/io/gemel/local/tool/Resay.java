package io.gemel.local.tool;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.gemel.contracts.Event;
import io.gemel.contracts.ResayRequests;
import io.gemel.contracts.ResayRequests.ResayRequested;
import io.gemel.contracts.Topic;
import io.gemel.local.Failure;
import io.gemel.local.Options;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Asks persona-service to say a twin's or spec's present state again, above the newest revision on the topic. */
final class Resay {

    private record Seen(String tenant, long revision) {}

    private final ObjectMapper json = new ObjectMapper();
    private final Broker broker;
    private final PrintStream out;

    Resay(Broker broker, PrintStream out) {
        this.broker = broker;
        this.out = out;
    }

    void run(Topic<?> topic, Options options) throws InterruptedException {
        if (!topic.isCompacted()) {
            throw new Failure(topic.name() + " is not compacted: use dlq replay.");
        }
        Map<String, Seen> newest = new TreeMap<>();
        broker.each(topic.name(), r -> note(newest, r));
        if (!options.has("all")) {
            newest.keySet().retainAll(java.util.Set.of(options.word(2, "Say the twin, or --all.")));
        }
        try (var producer = broker.producer()) {
            for (var entry : newest.entrySet()) {
                var twin = entry.getKey();
                producer.send(request(topic, twin, entry.getValue())).get();
            }
        } catch (ExecutionException e) {
            throw new Failure("The broker refuses a record: " + e.getCause().getMessage(), e);
        }
        out.printf("%d asked for.%n", newest.size());
    }

    private void note(Map<String, Seen> newest, ConsumerRecord<String, byte[]> record) {
        if (record.value() == null) {
            return;
        }
        try {
            var event = json.readTree(record.value());
            var seen = new Seen(
                    event.path("tenantid").asText(), event.at("/data/revision").asLong());
            newest.merge(record.key(), seen, (a, b) -> a.revision() > b.revision() ? a : b);
        } catch (IOException e) {
            out.println("Not JSON, left aside: key " + record.key());
        }
    }

    private static ProducerRecord<String, byte[]> request(Topic<?> topic, String twin, Seen seen) {
        var event = new Event<ResayRequests>(
                UUID.randomUUID(),
                "/gemel/operator",
                twin,
                Instant.now().truncatedTo(ChronoUnit.MICROS),
                seen.tenant(),
                null,
                new ResayRequested(UUID.fromString(twin), topic.name(), seen.revision()));
        var value = ResayRequests.TOPIC.write(event).getBytes(StandardCharsets.UTF_8);
        var record = new ProducerRecord<>(ResayRequests.TOPIC.name(), twin, value);
        record.headers().add("content-type", "application/cloudevents+json".getBytes(StandardCharsets.UTF_8));
        return record;
    }
}
