package io.gemel.capture.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gemel.capture.Plans;
import io.gemel.platform.json.Fields;
import io.gemel.platform.json.Json;
import io.gemel.platform.json.Pointer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.BiConsumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class PlanHashTest {

    @Test
    void theVectorHasItsHash() {
        assertThat(hash(Plans.request())).isEqualTo(Plans.GLOBAL_HASH);
    }

    @Test
    void theVectorInAnotherDomainHasAnotherHash() {
        var body = Plans.request();
        ((ObjectNode) body.get("context")).put("domain", "coding");
        assertThat(hash(body)).isEqualTo(Plans.CODING_HASH);
    }

    @Test
    void anAbsentDomainIsGlobalAndAbsentArraysAreEmpty() {
        var body = Plans.request();
        ((ObjectNode) body.get("context")).remove("domain");
        var plan = (ObjectNode) body.get("plan");
        List.of("extensions", "validators", "postValidators").forEach(plan::putArray);
        assertThat(hash(body)).isEqualTo(Plans.GLOBAL_HASH);
        var policy = (ObjectNode) body.get("policyRef");
        policy.putArray("docBundleRefs");
        String withoutRefs = hash(body);
        policy.remove("docBundleRefs");
        assertThat(hash(body)).isEqualTo(withoutRefs).isNotEqualTo(Plans.GLOBAL_HASH);
    }

    @Test
    void theOrderOfReferencesAndValidatorsCounts() {
        var body = Plans.request();
        array(body, "/policyRef", "docBundleRefs").insert(0, "docs/b.md").remove(2);
        assertThat(body.at("/policyRef/docBundleRefs")).hasToString("[\"docs/b.md\",\"docs/a.md\"]");
        assertThat(hash(body)).isNotEqualTo(Plans.GLOBAL_HASH);
        for (String name : List.of("validators", "postValidators")) {
            var validators = array(body, "/plan", name);
            validators.add(validator("v", "1", null, null)).add(validator("w", "1", null, null));
            String before = hash(body);
            validators.add(validators.remove(0));
            assertThat(hash(body)).as(name).isNotEqualTo(before);
        }
    }

    @Test
    void theStructureHasExactlyTheLockedMembers() {
        var structure = read(Plans.withPayload("x")).structure();
        assertThat(structure.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("executionPlan", "metadata", "policyRef");
        assertThat(structure.get("executionPlan").fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder(
                        "extensions", "metadata", "postValidators", "step_contract_version", "steps", "validators");
        assertThat(structure.at("/executionPlan/steps/2").fieldNames())
                .toIterable()
                .containsExactly("id", "type");
        assertThat(structure.get("metadata").fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("domain", "mode", "model", "provider");
        assertThat(structure.get("policyRef").fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("docBundleRefs", "modeLabel", "policyId");
    }

    @Property(tries = 200)
    void noPayloadChangesTheHash(@ForAll("requests") ObjectNode body, @ForAll("payloads") List<JsonNode> payloads) {
        String before = hash(body);
        var steps = body.at("/plan/steps");
        for (int i = 0; i < steps.size(); i++) {
            ((ObjectNode) steps.get(i)).set("payload", payloads.get(i % payloads.size()));
        }
        assertThat(hash(body)).isEqualTo(before);
    }

    @Property(tries = 200)
    void theOrderOfMembersDoesNotChangeTheHash(@ForAll("requests") ObjectNode body, @ForAll Random random) {
        assertThat(hash((ObjectNode) shuffled(body, random))).isEqualTo(hash(body));
    }

    @Property(tries = 100)
    void everyChangeOfAValueChangesTheHash(@ForAll("requests") ObjectNode body) {
        String before = hash(body);
        var leaves = new ArrayList<Pointer>();
        leaves(body, Pointer.ROOT, leaves);
        assertThat(leaves).hasSizeGreaterThan(10);
        for (Pointer leaf : leaves) {
            var changed = body.deepCopy();
            change(changed, leaf);
            assertThat(hash(changed)).as(leaf.toString()).isNotEqualTo(before);
        }
    }

    @Property(tries = 100)
    void everyChangeOfTheCompositionChangesTheHash(@ForAll("requests") ObjectNode body) {
        String before = hash(body);
        var changes = List.<BiConsumer<ObjectNode, String>>of(
                (b, _) -> array(b, "/plan", "steps")
                        .insertObject(0)
                        .put("id", "first")
                        .put("type", "New"),
                (b, _) ->
                        array(b, "/plan", "steps").addObject().put("id", "last").put("type", "New"),
                (b, _) -> swap(array(b, "/plan", "steps")),
                (b, _) -> array(b, "/plan", "validators")
                        .addObject()
                        .put("validator_id", "n")
                        .put("validator_version", "1"),
                (b, _) -> array(b, "/plan", "postValidators")
                        .addObject()
                        .put("validator_id", "n")
                        .put("validator_version", "1"),
                (b, _) -> array(b, "/policyRef", "docBundleRefs").add("docs/new.md"),
                (b, _) -> repeat(array(b, "/policyRef", "docBundleRefs")));
        for (int i = 0; i < changes.size(); i++) {
            var changed = body.deepCopy();
            changes.get(i).accept(changed, "");
            assertThat(hash(changed)).as("change " + i).isNotEqualTo(before);
        }
    }

    @Property(tries = 100)
    void whatIsLeftOutIsNotWhatIsThere(@ForAll("requests") ObjectNode body) {
        String before = hash(body);
        for (String at : List.of("/plan/metadata", "/plan/validators/0", "/plan/postValidators/0")) {
            if (body.at(at) instanceof ObjectNode object) {
                var names = new ArrayList<String>();
                object.fieldNames().forEachRemaining(names::add);
                names.removeAll(List.of("policyProfile", "mode", "validator_id", "validator_version"));
                for (String name : names) {
                    var changed = body.deepCopy();
                    ((ObjectNode) changed.at(at)).remove(name);
                    assertThat(hash(changed)).as(at + "/" + name).isNotEqualTo(before);
                }
            }
        }
    }

    private static Plan read(ObjectNode body) {
        return Fields.read(body, PlanReader::read);
    }

    private static String hash(ObjectNode body) {
        return read(body).hash();
    }

    private static ArrayNode array(ObjectNode body, String at, String name) {
        return ((ObjectNode) body.at(at)).withArray(name);
    }

    private static void swap(ArrayNode steps) {
        steps.addObject().put("id", "other").put("type", "Other");
        steps.insert(0, steps.remove(steps.size() - 1));
    }

    private static void repeat(ArrayNode refs) {
        refs.add(refs.isEmpty() ? "docs/first.md" : refs.get(0).textValue());
    }

    private static void leaves(JsonNode json, Pointer at, List<Pointer> found) {
        json.properties().forEach(member -> leaves(member.getValue(), at.member(member.getKey()), found));
        for (int i = 0; i < json.size() && json.isArray(); i++) {
            leaves(json.get(i), at.index(i), found);
        }
        if (json.isValueNode()) {
            found.add(at);
        }
    }

    private static void change(ObjectNode body, Pointer at) {
        var steps = new ArrayList<>(at.steps());
        Object last = steps.removeLast();
        var parent = body.at(new Pointer(steps).toString());
        var old = body.at(at.toString());
        JsonNode other = old.isNumber()
                ? Json.mapper().getNodeFactory().numberNode(old.intValue() == 1 ? 2 : old.intValue() - 1)
                : Json.mapper().getNodeFactory().textNode(changed(old.textValue()));
        if (parent instanceof ArrayNode array) {
            array.set((Integer) last, other);
        } else {
            ((ObjectNode) parent).set((String) last, other);
        }
    }

    private static String changed(String text) {
        return switch (text) {
            case "1" -> "1.1";
            case "1.1" -> "1";
            default -> text.length() < 100 ? text + "x" : text.substring(1);
        };
    }

    private static JsonNode shuffled(JsonNode json, Random random) {
        if (json instanceof ObjectNode object) {
            var names = new ArrayList<String>();
            object.fieldNames().forEachRemaining(names::add);
            Collections.shuffle(names, random);
            var copy = Json.object();
            names.forEach(name -> copy.set(name, shuffled(object.get(name), random)));
            return copy;
        }
        if (json instanceof ArrayNode array) {
            var copy = Json.mapper().createArrayNode();
            array.forEach(element -> copy.add(shuffled(element, random)));
            return copy;
        }
        return json;
    }

    @Provide
    Arbitrary<ObjectNode> requests() {
        var names = Arbitraries.strings()
                .withCharRange('!', '~')
                .ofMinLength(1)
                .ofMaxLength(20)
                .filter(n -> !n.startsWith("1"));
        var validators = Combinators.combine(names, names, names.injectNull(0.5), names.injectNull(0.5))
                .as(PlanHashTest::validator)
                .list()
                .ofMaxSize(3);
        var plan = Combinators.combine(
                        Arbitraries.of("1", "1.1"),
                        names,
                        Arbitraries.integers().between(1, 1000).injectNull(0.5),
                        names.list().ofMinSize(1).ofMaxSize(5),
                        validators,
                        validators)
                .as(PlanHashTest::plan);
        var context = names.list().ofSize(4);
        return Combinators.combine(plan, names.list().ofMaxSize(3), context).as((p, refs, c) -> {
            var body = Json.object();
            body.set("plan", p);
            body.putObject("policyRef")
                    .put("policyId", c.get(0))
                    .put("modeLabel", c.get(1))
                    .set("docBundleRefs", Json.mapper().valueToTree(refs));
            body.putObject("context")
                    .put("provider", c.get(2))
                    .put("model", c.get(3))
                    .put("mode", c.get(0))
                    .put("domain", c.get(1));
            return body;
        });
    }

    @Provide
    Arbitrary<List<JsonNode>> payloads() {
        return Arbitraries.of(
                        "null",
                        "\"text\\n\\twith layout\"",
                        "{}",
                        "[1, 2.5, true]",
                        "{\"id\": \"s1\", \"type\": \"LLMCall\"}",
                        "{\"prompt\": \"hello\"}",
                        "{\"conversationTurnRef\": \"turn\", \"vaultRefs\": [\"v\"], \"reason\": {\"summary\": \"s\"}, \"evidenceRefs\": []}")
                .map(Json::read)
                .list()
                .ofMinSize(1)
                .ofMaxSize(5);
    }

    private static ObjectNode validator(String id, String version, String type, String policy) {
        var json = Json.object().put("validator_id", id).put("validator_version", version);
        if (type != null) {
            json.put("class", type).put("logic_hash", type);
        }
        if (policy != null) {
            json.put("policy_ref", policy).put("config_hash", policy);
        }
        return json;
    }

    private static ObjectNode plan(
            String version,
            String mode,
            Integer topK,
            List<String> types,
            List<ObjectNode> before,
            List<ObjectNode> after) {
        var plan = Json.object().put("step_contract_version", version);
        var metadata = plan.putObject("metadata").put("policyProfile", mode).put("mode", mode);
        if (topK != null) {
            metadata.put("topK", topK);
            metadata.putObject("timeouts").put("llmMs", topK).put("ioMs", 7);
            metadata.putObject("budgets").put("promptTokens", topK);
        }
        var steps = plan.putArray("steps");
        for (int i = 0; i < types.size(); i++) {
            steps.addObject().put("id", "s" + i).put("type", types.get(i));
        }
        plan.putArray("validators").addAll(before);
        plan.putArray("postValidators").addAll(after);
        return plan;
    }
}
