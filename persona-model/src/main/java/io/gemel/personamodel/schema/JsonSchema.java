package io.gemel.personamodel.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gemel.personamodel.Violation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * A JSON Schema (2020-12) of this module as something that documents are held against, so that a bound stands in one
 * place. It knows the keywords that our schemas use and refuses a schema with another one; {@code x-unique-by} and
 * {@code x-max-bytes} say what JSON Schema cannot.
 */
public final class JsonSchema {

    private static final Set<String> KEYWORDS = Set.of(
            ("$schema $id $defs $ref title description default examples type enum pattern minLength maxLength minimum"
                            + " maximum items maxItems properties required additionalProperties propertyNames"
                            + " maxProperties anyOf x-unique-by x-max-bytes")
                    .split(" "));

    private final JsonNode document;
    private final Map<String, SchemaRule> definitions = new LinkedHashMap<>();
    private final SchemaRule root;

    private JsonSchema(JsonNode document) {
        this.document = document;
        this.root = rule(document);
    }

    /** The schema in that file beside this class. */
    public static JsonSchema of(String file) {
        try (var in = Objects.requireNonNull(JsonSchema.class.getResourceAsStream(file), file)) {
            return new JsonSchema(new ObjectMapper().readTree(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The schema itself. */
    public JsonNode document() {
        return document.deepCopy();
    }

    /** Everything that the schema has against {@code value}. */
    public List<Violation> check(JsonNode value) {
        var faults = new Faults();
        root.check(value, "", faults);
        return faults.all();
    }

    SchemaRule rule(JsonNode schema) {
        schema.fieldNames().forEachRemaining(keyword -> {
            if (!KEYWORDS.contains(keyword)) {
                throw new IllegalArgumentException("a keyword that nobody would check: " + keyword);
            }
        });
        String ref = schema.path("$ref").asText();
        return ref.isEmpty() ? new SchemaRule(schema, this) : defined(ref.substring("#/$defs/".length()));
    }

    private SchemaRule defined(String name) {
        SchemaRule known = definitions.get(name);
        SchemaRule rule = known == null ? rule(document.path("$defs").path(name)) : known;
        definitions.put(name, rule);
        return rule;
    }

    List<SchemaRule> rules(JsonNode schemas) {
        var rules = new ArrayList<SchemaRule>();
        schemas.forEach(each -> rules.add(rule(each)));
        return rules;
    }
}
