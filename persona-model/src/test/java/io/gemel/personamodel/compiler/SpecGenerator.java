package io.gemel.personamodel.compiler;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gemel.personamodel.Intents;
import java.math.BigDecimal;
import java.util.List;
import java.util.Random;

/** Valid specs by seed; what must never be said stands in them as {@code ANTI} and {@code inactive}. */
public final class SpecGenerator {

    static final String ANTI = "ANTIEXAMPLE";
    static final String INACTIVE = "inactive.module";

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final List<String> WORDS = List.of(
            "price",
            "Istanbul",
            "INDIGO",
            "stra\u00dfe",
            "don't",
            "caf\u00e9",
            "\ud83d\ude80",
            "\u6279\u51c6",
            "3.14",
            "\u0130stanbul",
            "line\nbreak",
            "tab\there",
            "cr\r\nlf",
            "\"quoted\"",
            "\\back",
            "{{answer}}",
            "x\u2028y",
            "a",
            "\u00e9",
            "e\u0301",
            "follow-up",
            "\ud835\udd38\ud835\udd39");
    private static final List<String> NAMES = List.of(
            "alpha",
            "Zeta",
            "\ud83d\ude80",
            "\ufb33",
            "\u20ac",
            "z",
            "a/b",
            "t~e",
            "10",
            "9",
            "\ud835\udd38",
            "\u00f6");
    private static final List<BigDecimal> NUMBERS = List.of(
            new BigDecimal("0"),
            new BigDecimal("1.50"),
            new BigDecimal("-0.000001"),
            new BigDecimal("1E-7"),
            new BigDecimal("9007199254740991"),
            new BigDecimal("123456789.012345"),
            new BigDecimal("333333333333333"),
            new BigDecimal("1E+3"),
            new BigDecimal("0.1"));

    private final Random random;

    private SpecGenerator(long seed) {
        this.random = new Random(seed);
    }

    public static ObjectNode of(long seed) {
        return new SpecGenerator(seed).spec();
    }

    private ObjectNode spec() {
        var spec = JSON.objectNode();
        spec.put("version", random.nextInt(9) + "." + random.nextInt(99) + ".0");
        spec.set("identity_voice", free(3));
        spec.set("decision_policy", free(2).put("cite_when_factual", random.nextBoolean()));
        spec.set("stance_values", stances());
        spec.set("interaction_style", free(2));
        spec.set("constitution", texts(5));
        spec.set("canonical_examples", examples("ex", ""));
        spec.set("anti_examples", examples("anti", ANTI + " "));
        spec.set("procedural_modules", modules(spec.path("canonical_examples")));
        spec.set("deterministic_rules", rules());
        spec.set("faq_library", faq());
        spec.set("workflow_library", workflows());
        spec.putObject("guardrails").set("forbidden_topics", texts(3));
        spec.set("metadata", free(2));
        return spec;
    }

    private String text() {
        var text = new StringBuilder(pick(WORDS));
        for (int i = random.nextInt(6); i > 0; i--) {
            text.append(' ').append(pick(WORDS));
        }
        return text.toString();
    }

    private ArrayNode texts(int most) {
        var texts = JSON.arrayNode();
        for (int i = random.nextInt(most + 1); i > 0; i--) {
            texts.add(text());
        }
        return texts;
    }

    private ObjectNode free(int depth) {
        var object = JSON.objectNode();
        for (int i = random.nextInt(4); i > 0; i--) {
            object.set("x" + pick(NAMES), value(depth));
        }
        return object;
    }

    private JsonNode value(int depth) {
        return switch (random.nextInt(depth > 0 ? 6 : 4)) {
            case 0 -> JSON.textNode(text());
            case 1 -> JSON.numberNode(pick(NUMBERS));
            case 2 -> JSON.booleanNode(random.nextBoolean());
            case 3 -> JSON.nullNode();
            case 4 -> free(depth - 1);
            default -> JSON.arrayNode().add(value(depth - 1)).add(value(depth - 1));
        };
    }

    private ObjectNode stances() {
        var stances = JSON.objectNode();
        for (int i = random.nextInt(5); i > 0; i--) {
            stances.set(
                    pick(NAMES),
                    switch (random.nextInt(3)) {
                        case 0 -> JSON.textNode(text());
                        case 1 -> JSON.numberNode(pick(NUMBERS));
                        default ->
                            JSON.objectNode()
                                    .put("intensity", 1 + random.nextInt(10))
                                    .put("stance", text());
                    });
        }
        return stances;
    }

    private ArrayNode examples(String id, String prefix) {
        var examples = JSON.arrayNode();
        for (int i = random.nextInt(6); i > 0; i--) {
            var example = examples.addObject()
                    .put("intent_label", pick(Intents.ALL))
                    .put("prompt", prefix + text())
                    .put("response", prefix + text());
            if (random.nextBoolean()) {
                example.put("id", id + i);
            }
            example.set("tags", texts(2));
        }
        return examples;
    }

    private ArrayNode modules(JsonNode examples) {
        var modules = JSON.arrayNode();
        for (int i = random.nextInt(8); i > 0; i--) {
            boolean active = random.nextInt(4) > 0;
            var module = modules.addObject()
                    .put("id", (active ? "module." : INACTIVE) + i)
                    .put("active", active);
            if (random.nextBoolean()) {
                module.put("priority", random.nextInt(3) * 50);
            }
            if (random.nextBoolean()) {
                module.putArray("intent_labels").add(pick(Intents.ALL)).add(pick(Intents.ALL));
            }
            module.set("when", free(2));
            module.set("do", texts(3));
            module.set("ban", texts(2));
            var shots = module.putArray("few_shot_ids");
            examples.forEach(example -> {
                if (example.has("id") && random.nextInt(3) == 0) {
                    shots.add(example.get("id"));
                }
            });
        }
        return modules;
    }

    private ObjectNode rules() {
        var rules = free(1);
        rules.set("banned_phrases", texts(3));
        rules.set("anti_style_rules", texts(3));
        return rules;
    }

    private ArrayNode faq() {
        var faq = JSON.arrayNode();
        for (int i = random.nextInt(9); i > 0; i--) {
            faq.addObject().put("question", text()).put("answer", text()).put("template", "T {{answer}}");
        }
        return faq;
    }

    private ObjectNode workflows() {
        var workflows = JSON.objectNode();
        for (String name : List.of("plan", "own_one", "write")) {
            if (random.nextBoolean()) {
                var workflow = workflows.putObject(name).put("template", "{{answer}}\n" + name);
                workflow.set("steps", texts(3));
            }
        }
        return workflows;
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    static String query(long seed) {
        return new SpecGenerator(seed ^ 0x5DEECE66DL).text();
    }
}
