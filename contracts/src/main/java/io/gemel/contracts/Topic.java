package io.gemel.contracts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A Kafka topic and what may be said on it; the only place where events become JSON and back.
 *
 * @param <D> the sealed interface of the topic's events
 */
public final class Topic<D> {

    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .addModule(Times.module())
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private static final ObjectMapper STRICT = Strictness.of(JSON);

    private final String name;
    private final ObjectMapper json;
    private final boolean compacted;
    private final D unknown;
    private final Map<String, Class<? extends D>> byType;
    private final Map<Class<?>, String> types;

    private Topic(String name, ObjectMapper json, boolean compacted, Class<D> says, D unknown) {
        this.name = name;
        this.json = json;
        this.compacted = compacted;
        this.unknown = unknown;
        this.byType = Arrays.stream(says.getPermittedSubclasses())
                .filter(c -> c.isAnnotationPresent(EventType.class))
                .collect(Collectors.toUnmodifiableMap(Topic::typeOf, c -> c.asSubclass(says)));
        this.types = byType.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getValue, Map.Entry::getKey));
    }

    static <D> Topic<D> of(String name, Class<D> says, D unknown) {
        return new Topic<>(qualified(name), JSON, false, says, unknown);
    }

    /** A topic that others may write to: unknown members and values of another JSON type are refused. */
    static <D> Topic<D> open(String name, Class<D> says, D unknown) {
        return new Topic<>(qualified(name), STRICT, false, says, unknown);
    }

    static <D> Topic<D> compacted(String name, Class<D> says, D unknown) {
        return new Topic<>(qualified(name), JSON, true, says, unknown);
    }

    private static String qualified(String name) {
        return "gemel." + name + ".v1";
    }

    private static String typeOf(Class<?> event) {
        return "io.gemel." + event.getAnnotation(EventType.class).value() + ".v1";
    }

    /** The topic's full name, for example {@code gemel.persona.twins.v1}. */
    public String name() {
        return name;
    }

    /** Whether the broker keeps the newest record of each key only. */
    public boolean isCompacted() {
        return compacted;
    }

    /** The event records of this topic by CloudEvents type. */
    public Map<String, Class<? extends D>> events() {
        return byType;
    }

    /** The CloudEvents type of {@code data}. */
    public String type(D data) {
        var type = types.get(((Object) data).getClass());
        if (type == null) {
            throw new IllegalArgumentException("not said on " + name + ": " + ((Object) data).getClass());
        }
        return type;
    }

    /** The exact text of the record's value: CloudEvents in structured JSON mode. */
    public String write(Event<? extends D> event) {
        ObjectNode json = JSON.createObjectNode();
        json.put("specversion", "1.0");
        json.put("id", event.id().toString());
        json.put("type", type(event.data()));
        json.put("source", event.source());
        json.put("subject", event.subject());
        json.put("time", Times.text(event.time()));
        json.put("tenantid", event.tenantid());
        if (event.traceparent() != null) {
            json.put("traceparent", event.traceparent());
        }
        json.put("datacontenttype", "application/json");
        json.set("data", JSON.valueToTree(event.data()));
        return json.toString();
    }

    /**
     * Reads a record's value; an event of a type that this build does not know becomes {@code Unknown}.
     *
     * @throws UnreadableEvent when it is not JSON or not an event
     */
    public Event<D> read(byte[] value) {
        JsonNode json = parse(value);
        if (!json.isObject() || !"1.0".equals(json.path("specversion").textValue())) {
            throw schema("not a CloudEvents 1.0 object");
        }
        var event = byType.get(text(json, "type"));
        return new Event<>(
                parsed(UUID::fromString, text(json, "id")),
                text(json, "source"),
                text(json, "subject"),
                parsed(OffsetDateTime::parse, text(json, "time")).toInstant(),
                text(json, "tenantid"),
                json.path("traceparent").textValue(),
                event == null ? unknown : data(json.path("data"), event));
    }

    private static JsonNode parse(byte[] value) {
        try {
            return JSON.readTree(value);
        } catch (IOException e) {
            throw new UnreadableEvent(UnreadableEvent.Reason.NOT_JSON, "not JSON");
        }
    }

    private <E> E data(JsonNode data, Class<E> event) {
        if (!data.isObject()) {
            throw schema("data is not an object");
        }
        try {
            return json.treeToValue(data, event);
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw schema("data is not a " + event.getSimpleName());
        }
    }

    private static String text(JsonNode json, String member) {
        @Nullable String text = json.path(member).textValue();
        if (text == null || text.isEmpty()) {
            throw schema(member + " is missing");
        }
        return text;
    }

    private static <T> T parsed(Function<String, T> parser, String text) {
        try {
            return parser.apply(text);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw schema("a malformed attribute");
        }
    }

    private static UnreadableEvent schema(String message) {
        return new UnreadableEvent(UnreadableEvent.Reason.SCHEMA, message);
    }
}
