package io.gemel.e2e;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gemel.contracts.Topics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** All that stands on our topics, by the id of the event. */
record Said(Map<String, List<Said.Bytes>> byId) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** A record as it was sent; texts of one byte a character show where two differ. */
    record Bytes(String topic, int partition, String key, String value, List<String> headers) {
        static Bytes of(ConsumerRecord<String, byte[]> record) {
            var headers = Stream.of(record.headers().toArray())
                    .map(header -> header.key() + ": " + (header.value() == null ? null : text(header.value())))
                    .toList();
            return new Bytes(
                    record.topic(),
                    record.partition(),
                    record.key(),
                    record.value() == null ? null : text(record.value()),
                    headers);
        }

        private static String text(byte[] bytes) {
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }
    }

    static Said now(LocalStack stack) throws IOException {
        var byId = new TreeMap<String, List<Bytes>>();
        var topics = Topics.ALL.stream().map(topic -> topic.name()).toArray(String[]::new);
        for (var record : Topic.records(stack.kafka(), topics)) {
            byId.computeIfAbsent(id(record.value()), any -> new ArrayList<>()).add(Bytes.of(record));
        }
        return new Said(byId);
    }

    /** Other tests say what is no event. */
    private static String id(byte[] value) throws IOException {
        try {
            return value == null ? "" : JSON.readTree(value).path("id").asText();
        } catch (JsonProcessingException e) {
            return "";
        }
    }

    Set<String> ids() {
        return byId.keySet();
    }

    Said without(Set<String> ids) {
        var rest = new TreeMap<>(byId);
        rest.keySet().removeAll(ids);
        return new Said(rest);
    }

    Collection<List<Bytes>> groups() {
        return byId.values();
    }

    Set<String> types() throws IOException {
        var types = new TreeSet<String>();
        for (var group : byId.values()) {
            types.add(JSON.readTree(group.getFirst().value()).path("type").asText());
        }
        return types;
    }
}
