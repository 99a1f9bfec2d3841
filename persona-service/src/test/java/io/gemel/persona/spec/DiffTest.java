package io.gemel.persona.spec;

import static io.gemel.persona.Api.OWNER;
import static io.gemel.persona.Api.as;
import static io.gemel.persona.Api.draft;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import io.gemel.personamodel.compiler.PromptCompiler;
import io.gemel.platform.json.Json;
import io.gemel.platformtest.Twins;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DiffTest {

    private UUID twin = new UUID(0, 0);
    private String specs = "";

    @BeforeEach
    void twoVersions() {
        twin = Twins.created(OWNER);
        specs = "/twins/" + twin + "/persona-specs";
        draft(twin, """
                {'version': '1.0.0', 'constitution': ['a'], 'guardrails': {'forbidden_topics': ['x'], 'uncertainty_rule': 'u'},
                 'stance_values': {'a/b': 1.50, 'gone': 'x'}, 'metadata': {'n': 1.0},
                 'procedural_modules': [
                   {'id': 'p.keep', 'do': ['one'], 'intent_labels': ['meta_or_system']},
                   {'id': 'p.gone', 'intent_labels': ['advice_or_stance']}],
                 'faq_library': [{'question': 'q', 'answer': 'a'}]}
                """);
        draft(twin, """
                {'version': '2.0.0', 'constitution': ['a'], 'guardrails': {'forbidden_topics': ['x']},
                 'stance_values': {'a/b': 2, 'new': true}, 'metadata': {'n': 1},
                 'procedural_modules': [
                   {'id': 'p.new', 'intent_labels': ['summarize_or_transform']},
                   {'id': 'p.keep', 'do': ['one', 'two'], 'intent_labels': ['meta_or_system']}],
                 'faq_library': [{'question': 'q', 'answer': 'b'}]}
                """);
    }

    @Test
    void changesStandInTheOrderOfTheFieldsThenByPath() {
        var answer = as("auditor@acme").get(specs + "/1.0.0/diff/2.0.0");

        answer.then().statusCode(200).body("from", equalTo("1.0.0"), "to", equalTo("2.0.0"));
        List<Map<String, Object>> changes = answer.path("changes");
        assertThat(changes)
                .extracting(each -> each.get("section") + " " + each.get("op") + " " + each.get("path"))
                .containsExactly(
                        "version replace /version",
                        "stance_values replace /stance_values/a~1b",
                        "stance_values remove /stance_values/gone",
                        "stance_values add /stance_values/new",
                        "procedural_modules remove /procedural_modules/p.gone",
                        "procedural_modules replace /procedural_modules/p.keep/do",
                        "procedural_modules add /procedural_modules/p.new",
                        "faq_library replace /faq_library",
                        "guardrails remove /guardrails/uncertainty_rule");
        answer.then()
                .body(
                        "changes[1].from",
                        equalTo(1.5f),
                        "changes[1].to",
                        equalTo(2),
                        "changes[3].from",
                        nullValue(),
                        "changes[5].to",
                        equalTo(List.of("one", "two")));
    }

    @Test
    void plansNameTheSectionsThatDiffer() {
        var answer = as(OWNER).get(specs + "/1.0.0/diff/2.0.0");

        var before = PromptCompiler.compile(spec("1.0.0"), "meta_or_system", null, null, "baseline_v1");
        var after = PromptCompiler.compile(spec("2.0.0"), "meta_or_system", null, null, "baseline_v1");
        answer.then()
                .body(
                        "plans.size()",
                        equalTo(8),
                        "plans.find { it.intent_label == 'meta_or_system' }.from_digest",
                        equalTo(before.digest()),
                        "plans.find { it.intent_label == 'meta_or_system' }.to_digest",
                        equalTo(after.digest()),
                        "plans.find { it.intent_label == 'meta_or_system' }.sections.title",
                        equalTo(List.of("STANCE VALUES", "INTENT PROCEDURAL MODULES", "GUARDRAILS")),
                        "plans.find { it.intent_label == 'advice_or_stance' }.sections[1].to",
                        nullValue(),
                        "plans.find { it.intent_label == 'summarize_or_transform' }.sections[1].from",
                        nullValue());
    }

    private JsonNode spec(String version) {
        return Json.read(as(OWNER).get(specs + "/" + version).asString()).path("spec");
    }

    @Test
    void aVersionDoesNotDifferFromItselfAndAnAbsentOneIsNotFound() {
        as(OWNER)
                .get(specs + "/1.0.0/diff/1.0.0")
                .then()
                .statusCode(200)
                .body("changes", equalTo(List.of()), "plans", equalTo(List.of()));
        as(OWNER)
                .get(specs + "/1.0.0/diff/3.0.0")
                .then()
                .statusCode(404)
                .body("code", equalTo("persona-spec-not-found"));
        as(OWNER).get(specs + "/x/diff/1.0.0").then().statusCode(404);
    }
}
