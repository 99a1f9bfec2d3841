package io.gemel.capture.sjt;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gemel.capture.candidate.ModuleDraft;
import io.gemel.capture.clause.ClauseId;
import io.gemel.platform.json.Fields;
import io.gemel.platform.json.Json;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The clause id of a situational judgement, from the JSON of its request. */
class SjtClausePropertyTest {

    @Property
    void neitherMemberOrderNorWhiteSpaceMatters(@ForAll("texts") String text, @ForAll long seed) {
        var body = body(text);
        assertThat(id(shuffled(body, new Random(seed)).toPrettyString().replace("\n", " \r\n\t")))
                .isEqualTo(id(body.toString()));
    }

    @Property
    void optionsThresholdsMetadataAndSessionDoNotMatter(@ForAll("texts") String text, @ForAll int number) {
        var body = body(text);
        String id = id(body.toString());
        body.withArray("options").addObject().put("label", "Another " + text).put("value", "v");
        body.putObject("thresholds").put("limit", number);
        body.putObject("metadata").put("topic", text);
        body.put("training_session_id", UUID.randomUUID().toString());
        assertThat(id(body.toString())).isEqualTo(id);
    }

    @Example
    void judgementsOfOneIntentAboutDifferentSituationsDoNotContradict() {
        var one = ModuleDraft.of(
                request(body("a").put("prompt", "A client asks.").toString()).judgement(), null);
        var other = ModuleDraft.of(
                request(body("a").put("prompt", "A friend asks.").toString()).judgement(), null);
        assertThat(one.moduleId()).isEqualTo(other.moduleId());
        assertThat(one.moduleData().path("when"))
                .isNotEqualTo(other.moduleData().path("when"));
    }

    private static ObjectNode body(String text) {
        var body = Json.object()
                .put("training_session_id", "019aa0c4-7c8a-7d51-b1c5-2f1f6f0f2a11")
                .put("intent_label", "advice_or_stance")
                .put("prompt", text)
                .put("scenario_id", text)
                .put("selected_option", "I" + text)
                .put("rationale", text);
        var options = body.putArray("options");
        options.addObject().put("label", "I" + text).put("description", text);
        options.addObject().put("label", "Other");
        return body;
    }

    private static String id(String json) {
        return ClauseId.of(request(json).judgement()).value();
    }

    private static SjtRequest request(String json) {
        return Fields.read(Json.read(json), SjtRequest::read);
    }

    private static JsonNode shuffled(JsonNode json, Random random) {
        if (json.isArray()) {
            var array = Json.mapper().createArrayNode();
            json.forEach(each -> array.add(shuffled(each, random)));
            return array;
        }
        if (!json.isObject()) {
            return json;
        }
        var names = new ArrayList<String>();
        json.fieldNames().forEachRemaining(names::add);
        Collections.shuffle(names, random);
        var object = Json.object();
        names.forEach(name -> object.set(name, shuffled(json.get(name), random)));
        return object;
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.integers()
                .between(0x21, 0x10FFFF)
                .filter(c -> (c < 0x7F || c > 0xA0) && (c < 0xD800 || c > 0xDFFF) && c != 0xFEFF)
                .filter(c -> !Character.isSpaceChar(c))
                .list()
                .ofMinSize(1)
                .ofMaxSize(60)
                .map(points -> points.stream()
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString());
    }
}
