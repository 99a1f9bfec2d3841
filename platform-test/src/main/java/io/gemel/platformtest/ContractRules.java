package io.gemel.platformtest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.gemel.contracts.Event;
import io.gemel.contracts.ProviderOutcomes;
import io.gemel.contracts.Topic;
import io.gemel.contracts.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Record, type name, JSON Schema, example and channel of every event say the same. */
public final class ContractRules {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final SnakeCaseStrategy SNAKE_CASE = new SnakeCaseStrategy();

    private final List<String> faults = new ArrayList<>();

    private ContractRules() {}

    /** Checks {@code schemas/<type>.json} and {@code examples/<type>.json} of contracts, and docs/api/asyncapi.yaml. */
    public static void check() {
        var rules = new ContractRules();
        for (Topic<?> topic : Topics.ALL) {
            rules.events(topic);
        }
        rules.channels();
        if (!rules.faults.isEmpty()) {
            throw new AssertionError(String.join("\n", rules.faults));
        }
    }

    private <D> void events(Topic<D> topic) {
        topic.events().forEach((type, event) -> {
            JsonNode schema = json("/schemas/" + type + ".json");
            JsonNode example = json("/examples/" + type + ".json");
            if (schema == null || example == null) {
                faults.add(type + ": no schema or no example");
                return;
            }
            members(type, event, schema);
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(schema)
                    .validate(example)
                    .forEach(fault -> faults.add(type + ": the example: " + fault.getMessage()));
            record(topic, type, event, example);
        });
    }

    private void members(String type, Class<?> event, JsonNode schema) {
        Set<String> record = new TreeSet<>();
        for (RecordComponent component : event.getRecordComponents()) {
            record.add(SNAKE_CASE.translate(component.getName()));
        }
        Set<String> described = new TreeSet<>();
        schema.at("/properties/data/properties").fieldNames().forEachRemaining(described::add);
        if (!record.equals(described)) {
            faults.add(type + ": the record has " + record + ", the schema's data " + described);
        }
        if (!type.equals(schema.at("/properties/type/const").textValue())) {
            faults.add(type + ": the schema's type is not const " + type);
        }
    }

    private <D> void record(Topic<D> topic, String type, Class<? extends D> record, JsonNode example) {
        try {
            Event<D> event = topic.read(example.toString().getBytes(StandardCharsets.UTF_8));
            if (!record.isInstance(event.data())) {
                faults.add(type + ": the example is read as " + event.data());
            } else if (!JSON.readTree(topic.write(event)).equals(example)) {
                faults.add(type + ": read and written the example becomes " + topic.write(event));
            }
        } catch (RuntimeException | IOException e) {
            faults.add(type + ": the example is not read: " + e.getMessage());
        }
    }

    private void channels() {
        Path asyncApi = SourceTree.file("docs/api/asyncapi.yaml");
        if (!Files.exists(asyncApi)) {
            return;
        }
        Set<String> topics = new TreeSet<>(Set.of(ProviderOutcomes.TOPIC.name() + ".{tenant}"));
        Set<String> types = new TreeSet<>(Set.of("dead-letter"));
        for (Topic<?> topic : Topics.ALL) {
            topics.add(topic.name());
            types.addAll(topic.events().keySet());
        }
        Topics.CONSUMED.forEach(topic -> topics.add(topic.name() + Topics.DEAD_LETTERS));
        JsonNode document = yaml(asyncApi);
        Set<String> channels = new TreeSet<>(document.path("channels").findValuesAsText("address"));
        if (!channels.equals(topics)) {
            faults.add("asyncapi.yaml: channels are " + channels + ", topics " + topics);
        }
        document.path("channels").forEach(this::binding);
        Set<String> messages = new TreeSet<>();
        document.at("/components/messages")
                .forEach(message -> messages.add(message.path("name").asText()));
        if (!messages.equals(types)) {
            faults.add("asyncapi.yaml: messages are named " + messages + ", types are " + types);
        }
    }

    private void binding(JsonNode channel) {
        String address = channel.path("address").asText();
        boolean letters = address.endsWith(Topics.DEAD_LETTERS);
        boolean compacted = Topics.ALL.stream()
                .anyMatch(topic -> topic.isCompacted() && topic.name().equals(address));
        JsonNode kafka = channel.at("/bindings/kafka");
        if (kafka.path("partitions").asInt() != (letters ? 1 : Topics.PARTITIONS)
                || !kafka.at("/topicConfiguration/cleanup.policy/0")
                        .asText()
                        .equals(compacted ? "compact" : "delete")) {
            faults.add("asyncapi.yaml: " + address + " has other partitions or another clean-up: " + kafka);
        }
    }

    private static JsonNode yaml(Path file) {
        try {
            return new ObjectMapper(new YAMLFactory()).readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable JsonNode json(String resource) {
        try (var in = Topics.class.getResourceAsStream(resource)) {
            return in == null ? null : JSON.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
