package io.gemel.personamodel.schema;

import com.fasterxml.jackson.databind.JsonNode;
import io.gemel.personamodel.Canonical;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One schema of a {@link JsonSchema}: what a value must be, in the codes of docs/problems.md. */
final class SchemaRule {

    private final JsonNode schema;
    private final Set<String> types = new LinkedHashSet<>();
    private final List<SchemaRule> branches;
    private final TextRule text;
    private final @Nullable SchemaRule items;
    private final Map<String, SchemaRule> members = new LinkedHashMap<>();
    private final @Nullable SchemaRule others;
    private final TextRule names;

    SchemaRule(JsonNode schema, JsonSchema whole) {
        this.schema = schema;
        JsonNode type = schema.path("type");
        (type.isTextual() ? List.of(type) : type).forEach(each -> types.add(each.textValue()));
        this.branches = whole.rules(schema.path("anyOf"));
        branches.forEach(branch -> types.addAll(branch.types));
        this.text = new TextRule(schema);
        this.items = schema.has("items") ? whole.rule(schema.get("items")) : null;
        schema.path("properties").properties().forEach(each -> members.put(each.getKey(), whole.rule(each.getValue())));
        JsonNode more = schema.path("additionalProperties");
        this.others = more.isObject() ? whole.rule(more) : null;
        this.names = new TextRule(schema.path("propertyNames"));
    }

    void check(JsonNode value, String at, Faults faults) {
        if (!accepts(value)) {
            faults.add(at, value.isNull() ? "null" : "type", "must be one of: " + String.join(", ", types));
        } else if (!branches.isEmpty()) {
            branches.stream()
                    .filter(each -> each.accepts(value))
                    .findFirst()
                    .orElseThrow()
                    .check(value, at, faults);
        } else if (value.isTextual()) {
            text.check(value.textValue(), at, faults);
        } else if (value.isNumber()) {
            number(value, at, faults);
        } else if (value.isArray()) {
            list(value, at, faults);
        } else if (value.isObject()) {
            object(value, at, faults);
        }
    }

    /** 5.0 is no integer: the form decides, not the value. */
    private boolean accepts(JsonNode value) {
        return switch (value.getNodeType()) {
            case NUMBER -> types.contains("number") || types.contains("integer") && value.isIntegralNumber();
            case STRING -> types.contains("string");
            case BOOLEAN -> types.contains("boolean");
            case ARRAY -> types.contains("array");
            case OBJECT -> types.contains("object");
            default -> types.contains("null");
        };
    }

    private void number(JsonNode value, String at, Faults faults) {
        if (!types.contains("integer") && !FreeForm.isExact(value)) {
            FreeForm.check(value, at, faults);
            return;
        }
        BigDecimal number = value.decimalValue();
        if (schema.has("minimum") && number.compareTo(bound("minimum")) < 0
                || schema.has("maximum") && number.compareTo(bound("maximum")) > 0) {
            faults.add(at, "range", "must be " + bound("minimum") + " to " + bound("maximum"));
        }
    }

    private BigDecimal bound(String keyword) {
        return new BigDecimal(schema.path(keyword).asText());
    }

    private void list(JsonNode value, String at, Faults faults) {
        count(value, "maxItems", at, faults);
        for (int i = 0; items != null && i < value.size(); i++) {
            items.check(value.get(i), at + "/" + i, faults);
        }
        var seen = new HashSet<String>();
        String key = schema.path("x-unique-by").asText();
        for (int i = 0; !key.isEmpty() && i < value.size(); i++) {
            String id = value.get(i).path(key).textValue();
            if (id != null && !seen.add(id)) {
                faults.add(at + "/" + i + "/" + key, "duplicate", "another entry has this one too");
            }
        }
    }

    private void object(JsonNode value, String at, Faults faults) {
        int before = faults.count();
        count(value, "maxProperties", at, faults);
        for (JsonNode name : schema.path("required")) {
            if (!value.has(name.textValue())) {
                faults.add(Faults.member(at, name.textValue()), "required", "is missing");
            }
        }
        value.properties().forEach(each -> member(each.getKey(), each.getValue(), at, faults));
        int most = schema.path("x-max-bytes").asInt(Integer.MAX_VALUE);
        if (most < Integer.MAX_VALUE && faults.count() == before && Canonical.bytes(value) > most) {
            faults.add(at, "length", "must have at most " + most + " bytes");
        }
    }

    private void member(String name, JsonNode value, String at, Faults faults) {
        String place = Faults.member(at, name);
        SchemaRule known = members.get(name);
        if (known != null) {
            known.check(value, place, faults);
        } else if (others != null) {
            FreeForm.name(name, place, faults);
            names.check(name, place, faults);
            others.check(value, place, faults);
        } else if (schema.path("additionalProperties").asBoolean(true)) {
            FreeForm.name(name, place, faults);
            FreeForm.check(value, place, faults);
        } else {
            faults.add(place, "unknown", "is no member here");
        }
    }

    private void count(JsonNode value, String keyword, String at, Faults faults) {
        int most = schema.path(keyword).asInt(Integer.MAX_VALUE);
        if (value.size() > most) {
            faults.add(at, "count", "must have at most " + most);
        }
    }
}
