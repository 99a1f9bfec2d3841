package io.gemel.personamodel.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.gemel.personamodel.Specs;
import io.gemel.personamodel.Violation;
import io.gemel.personamodel.compiler.SpecGenerator;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Our reading of the schema file against another validator's. */
class SchemaAgreementTest {

    private static final com.networknt.schema.JsonSchema REFERENCE =
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(SpecRules.SCHEMA.document());
    /** What JSON Schema does not say; nor does it say how many bytes an object may have. */
    private static final Set<String> OWN = Set.of("duplicate", "character", "number-not-exact");

    private static boolean isValidElsewhere(JsonNode spec) {
        return REFERENCE.validate(spec).isEmpty();
    }

    private static final List<JsonNode> ODD = List.of(
            JsonNodeFactory.instance.nullNode(),
            JsonNodeFactory.instance.textNode(""),
            JsonNodeFactory.instance.textNode(" \t"),
            JsonNodeFactory.instance.textNode("x".repeat(4001)),
            JsonNodeFactory.instance.textNode("x".repeat(8001)),
            JsonNodeFactory.instance.textNode("1.02.3"),
            JsonNodeFactory.instance.numberNode(-1),
            JsonNodeFactory.instance.numberNode(11),
            JsonNodeFactory.instance.numberNode(0.5),
            JsonNodeFactory.instance.numberNode(1001),
            JsonNodeFactory.instance.booleanNode(true),
            JsonNodeFactory.instance.arrayNode(),
            JsonNodeFactory.instance.arrayNode().add("").add(1),
            JsonNodeFactory.instance.objectNode(),
            JsonNodeFactory.instance.objectNode().put("unheard_of", 1));

    /** Replaces, removes or adds one value somewhere in a valid spec. */
    private static JsonNode mutated(long seed) {
        var random = new Random(seed);
        var spec = SpecGenerator.of(seed);
        var places = new ArrayList<Object[]>();
        collect(spec, places);
        var place = places.get(random.nextInt(places.size()));
        JsonNode odd = ODD.get(random.nextInt(ODD.size())).deepCopy();
        if (place[0] instanceof ObjectNode object) {
            String name = (String) place[1];
            switch (random.nextInt(4)) {
                case 0 -> object.remove(name);
                case 1 -> object.set("unheard_of", odd);
                default -> object.set(name, odd);
            }
        } else if (place[0] instanceof ArrayNode array) {
            array.set((Integer) place[1], odd);
        }
        return spec;
    }

    private static void collect(JsonNode value, List<Object[]> places) {
        if (value.isObject()) {
            value.properties().forEach(each -> {
                places.add(new Object[] {value, each.getKey()});
                collect(each.getValue(), places);
            });
        }
        for (int i = 0; value.isArray() && i < value.size(); i++) {
            places.add(new Object[] {value, i});
            collect(value.get(i), places);
        }
    }

    @Property(tries = 3000)
    void bothFindTheSameSpecsValid(@ForAll long seed) {
        var spec = mutated(seed);
        var codes = new TreeSet<String>();
        SpecRules.SCHEMA.check(spec).stream()
                .filter(fault -> !isOwn(spec, fault))
                .forEach(fault -> codes.add(fault.code()));

        assertThat(codes.isEmpty())
                .as(() -> spec + " " + codes + REFERENCE.validate(spec))
                .isEqualTo(isValidElsewhere(spec));
    }

    private static boolean isOwn(JsonNode spec, Violation fault) {
        boolean ofBytes =
                fault.code().equals("length") && spec.at(fault.pointer()).isContainerNode();
        return ofBytes || OWN.contains(fault.code());
    }

    @Test
    void aTextThatMakesItsObjectTooLargeIsNoDisagreement() {
        bothFindTheSameSpecsValid(-27005);
    }

    @Test
    void everyBoundIsFoundByBoth() {
        for (String faulty : List.of(
                "{'schema_version': 0}",
                "{'schema_version': 1001}",
                "{'stance_values': {'a': {'intensity': 0}}}",
                "{'stance_values': {'a': {'extra': 0}}}",
                "{'stance_values': {'': 1}}",
                "{'interaction_style': {'tone_sliders': {'warmth': 1.01}}}",
                "{'interaction_style': {'tone_sliders': {'pace': 1}}}",
                "{'interaction_style': {'phrasing_preferences': [" + "'x',".repeat(50) + "'x']}}",
                "{'constitution': [" + "'x',".repeat(50) + "'x']}",
                "{'constitution': [null]}",
                "{'identity_voice': {'voice_rules': [" + "'x',".repeat(200) + "'x']}}",
                "{'decision_policy': {'rubric_rules': [{'weight': 1}]}}",
                "{'canonical_examples': [{'intent_label': 'other', 'prompt': 'p', 'response': 'r'}]}",
                "{'canonical_examples': [{'intent_label': 'meta_or_system', 'prompt': '" + "x".repeat(6001)
                        + "', 'response': 'r'}]}",
                "{'canonical_examples': ["
                        + "{'intent_label': 'meta_or_system', 'prompt': 'p', 'response': 'r'},".repeat(30)
                        + "{'intent_label': 'meta_or_system', 'prompt': 'p', 'response': 'r'}]}",
                "{'procedural_modules': [{'id': 'a b'}]}",
                "{'procedural_modules': [{'id': '" + "x".repeat(121) + "'}]}",
                "{'procedural_modules': [{'id': null}]}",
                "{'procedural_modules': [{'id': 'a', 'priority': 2147483648}]}",
                "{'faq_library': [{'question': '" + "x".repeat(1001) + "', 'answer': 'a'}]}",
                "{'faq_library': [{'question': 'q', 'answer': '" + "x".repeat(8001) + "'}]}",
                "{'workflow_library': {'Plan': {}}}",
                "{'workflow_library': {'plan': {'required_inputs': [" + "'a',".repeat(10) + "'a']}}}",
                "{'workflow_library': {'plan': {'utterances': [" + "'a',".repeat(50) + "'a']}}}",
                "{'workflow_library': {'plan': {'utterances': ['" + "x".repeat(201) + "']}}}",
                "{'workflow_library': {'plan': {'output_schema': 'A'}}}",
                "{'guardrails': {'rule': 'x'}}",
                "{'routing_policy': {'clarify_below': 0.29}}",
                "{'routing_policy': {'clarify_below': 0.951}}",
                "{'routing_policy': {'review_below': 0.049}}",
                "{'routing_policy': {'review_on': ['sometimes']}}",
                "{'version': '1.0.01'}",
                "{'voice': 1}",
                "[]")) {
            assertThat(SpecRules.check(Specs.of(faulty))).as(faulty).isNotEmpty();
            assertThat(isValidElsewhere(Specs.of(faulty))).as(faulty).isFalse();
        }
    }

    @Test
    void whatJsonSchemaCannotSayIsSaidHere() {
        assertThat(codes("{'metadata': {'a': '" + "x".repeat(8182) + "'}}")).isEmpty();
        assertThat(codes("{'metadata': {'a': '" + "x".repeat(8185) + "'}}")).containsExactly("length");
        assertThat(codes("{'metadata': {'a': 100000000000000000000}}")).containsExactly("number-not-exact");
        assertThat(codes("{'metadata': {'a': 1E20}}")).containsExactly("number-not-exact");
        assertThat(codes("{'metadata': {'a': 0.1234567890123456}}")).containsExactly("number-not-exact");
        assertThat(codes("{'metadata': {'a': 0.123456789012345}}")).isEmpty();
        assertThat(codes("{'constitution': ['\\u0007']}")).containsExactly("character");
        assertThat(codes("{'anti_examples': [{'id': 'a', 'intent_label': 'meta_or_system', 'prompt': 'p',"
                        + " 'response': 'r'}, {'id': 'a', 'intent_label': 'meta_or_system', 'prompt': 'p',"
                        + " 'response': 'r'}]}"))
                .containsExactly("duplicate");
    }

    private static List<String> codes(String spec) {
        return SpecRules.check(Specs.of(spec)).stream().map(Violation::code).toList();
    }
}
