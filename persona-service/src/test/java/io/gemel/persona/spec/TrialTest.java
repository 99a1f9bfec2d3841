package io.gemel.persona.spec;

import static io.gemel.persona.Api.OWNER;
import static io.gemel.persona.Api.as;
import static io.gemel.persona.Api.draft;
import static io.gemel.persona.Api.json;
import static io.gemel.persona.Api.post;
import static io.gemel.persona.Api.publish;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gemel.personamodel.Intents;
import io.gemel.personamodel.compiler.PromptCompiler;
import io.gemel.personamodel.compiler.Variant;
import io.gemel.platform.json.Json;
import io.gemel.platformtest.Twins;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class TrialTest {

    private static final String RICH = json("""
            {'constitution': ['Be kind'], 'schema_version': 1,
             'stance_values': {'ai': {'value': true, 'intensity': 7}},
             'interaction_style': {'tone_sliders': {'warmth': 0.5}, 'phrasing_preferences': ['plain']},
             'decision_policy': {'rubric_rules': ['r', {'rule': 'x', 'weight': 0.5}], 'cite_when_factual': true},
             'canonical_examples': [{'id': 'e', 'intent_label': 'meta_or_system', 'prompt': 'who', 'response': 'me'}],
             'procedural_modules': [{'id': 'm', 'intent_labels': ['meta_or_system'], 'do': ['d'], 'few_shot_ids': ['e']}],
             'faq_library': [{'question': 'what price', 'answer': 'ten', 'template': '{{answer}}!'}],
             'workflow_library': {'plan': {'steps': ['one'], 'template': '{{objective}}', 'utterances': ['go']}},
             'guardrails': {'forbidden_topics': ['x'], 'uncertainty_rule': 'say so'},
             'routing_policy': {'clarify_below': 0.6, 'review_on': ['escalate']},
             'metadata': {'n': 1.25, 'deep': {'a': [1, null]}}}
            """);
    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "-1",
            "0.95",
            "7",
            "1001",
            "1e20",
            "1e400",
            "\"\\ud800\"",
            "1.0",
            "\"\"",
            "\"x\"",
            "\"{{nothing}}\"",
            "[]",
            "{}",
            "[\"\"]",
            "[{\"id\":\"m\"}]",
            "{\"unheard_of\":1}",
            "\"1.0.01\"",
            "[\"meta_or_system\"]");

    private UUID twin = new UUID(0, 0);
    private String specs = "";

    @BeforeEach
    void aTwin() {
        twin = Twins.created(OWNER);
        specs = "/twins/" + twin + "/persona-specs";
    }

    /** One value somewhere in the rich spec is replaced, removed or added. */
    private static JsonNode mutated(int seed) {
        var random = new Random(seed);
        var spec = (ObjectNode) Json.read(RICH);
        JsonNode at = spec;
        while (true) {
            var names = new java.util.ArrayList<String>();
            at.fieldNames().forEachRemaining(names::add);
            JsonNode value = Json.read(VALUES.get(random.nextInt(VALUES.size())));
            if (at.isArray() && !at.isEmpty()) {
                at = at.get(random.nextInt(at.size()));
            } else if (names.isEmpty()) {
                return spec;
            } else {
                String name = names.get(random.nextInt(names.size()));
                switch (random.nextInt(at.get(name).isContainerNode() ? 8 : 3)) {
                    case 0 -> ((ObjectNode) at).set(name, value);
                    case 1 -> ((ObjectNode) at).remove(name);
                    case 2 -> ((ObjectNode) at).set("unheard_of", value);
                    default -> {
                        at = at.get(name);
                        continue;
                    }
                }
                return spec;
            }
            if (!at.isContainerNode()) {
                return spec;
            }
        }
    }

    private Response validate(String spec) {
        return as("viewer@acme").body("{\"spec\": " + spec + "}").post(specs + "/validate");
    }

    @Test
    void validateSaysWhatPublishDoes() {
        int valid = 0;
        for (int seed = 0; seed < 220; seed++) {
            String spec = mutated(seed).toString();
            var said = validate(spec);
            assertThat(said.statusCode()).as(spec).isEqualTo(200);
            JsonNode verdict = Json.read(said.asString());
            boolean promised = verdict.path("valid").booleanValue();
            var stored = as(OWNER).body("{\"spec\": " + spec + "}").post(specs);
            JsonNode draft = Json.read(stored.asString());
            boolean published = stored.statusCode() == 201
                    && publish(twin, draft.at("/persona_spec/version").textValue(), "{}")
                                    .statusCode()
                            == 200;

            assertThat(published).as(spec + verdict).isEqualTo(promised);
            assertThat(verdict.path("violations").isEmpty()).isEqualTo(promised);
            assertThat(verdict.hasNonNull("prompt_plan_preview")).isEqualTo(promised);
            if (stored.statusCode() == 201) {
                assertThat(draft.hasNonNull("prompt_plan_preview")).isEqualTo(promised);
            }
            valid += promised ? 1 : 0;
        }
        assertThat(valid).isBetween(30, 190);
    }

    @Test
    void eachCompileErrorIsStoredWithoutPreviewAndRefusedByPublish() {
        publish(twin, draft(twin, "{}"), "{}").then().statusCode(200);
        String large = "[" + ("'" + "x".repeat(4000) + "',").repeat(24) + "'" + "x".repeat(4000) + "']";
        String steps = "{'plan': {'steps': " + large + "}}";
        for (String[] each : List.of(
                new String[] {"{'constitution': " + large + "}", "PLAN_TOO_LARGE", ""},
                new String[] {"{'workflow_library': " + steps + "}", "PLAN_TOO_LARGE", ""},
                new String[] {"{'schema_version': 2}", "SCHEMA_VERSION_UNKNOWN", "/schema_version"},
                new String[] {
                    "{'faq_library': [{'question': 'q', 'answer': 'a', 'template': '{{objective}}'}]}",
                    "TEMPLATE_UNRESOLVED",
                    "/faq_library/0/template"
                },
                new String[] {
                    "{'workflow_library': {'plan': {'required_inputs': [], 'template': '{{objective}}'}}}",
                    "TEMPLATE_UNRESOLVED",
                    "/workflow_library/plan/template"
                })) {
            var stored = post(OWNER, specs, "{'spec': " + each[0] + "}");
            stored.then().statusCode(201).body("prompt_plan_preview", nullValue());

            publish(twin, stored.path("persona_spec.version"), "{}")
                    .then()
                    .statusCode(422)
                    .body(
                            "code",
                            equalTo("persona-spec-does-not-compile"),
                            "violations.code",
                            equalTo(List.of(each[1])),
                            "violations.pointer",
                            equalTo(List.of(each[2])));
        }
        as(OWNER).get(specs + "/active").then().body("spec.version", equalTo("1.0.0"));
        as(OWNER)
                .get(specs + "/1.0.3/prompt-plan")
                .then()
                .statusCode(422)
                .body("code", equalTo("persona-spec-does-not-compile"));
    }

    @Test
    void warningsDoNotMakeASpecInvalid() {
        validate(json("{'deterministic_rules': {'banned_phrases': ['circle back']},"
                        + " 'faq_library': [{'question': 'q', 'answer': 'we circle back'}],"
                        + " 'procedural_modules': [{'id': 'off', 'active': false}], 'workflow_library': {'own': {}}}"))
                .then()
                .statusCode(200)
                .body(
                        "valid",
                        equalTo(true),
                        "violations",
                        equalTo(List.of()),
                        "warnings.code",
                        equalTo(List.of("BANNED_PHRASE_USED", "MODULE_INACTIVE", "WORKFLOW_UNREACHABLE")),
                        "warnings[0].field",
                        equalTo("faq_library.0.answer"));
        as(OWNER).get(specs).then().body("items", equalTo(List.of()));
    }

    @Test
    void validateNamesFaultsAndCompileErrorsAndWarningsAtOnce() {
        validate(json("{'schema_version': 2, 'voice': 1, 'constitution': [7],"
                        + " 'faq_library': [{'question': '', 'answer': 'a', 'template': '{{name}}'}],"
                        + " 'procedural_modules': [{'id': 'off', 'active': false}]}"))
                .then()
                .statusCode(200)
                .body(
                        "valid",
                        equalTo(false),
                        "violations.collect { it.pointer + ' ' + it.code }",
                        equalTo(List.of(
                                "/constitution/0 type",
                                "/faq_library/0/question blank",
                                "/faq_library/0/template TEMPLATE_UNRESOLVED",
                                "/schema_version SCHEMA_VERSION_UNKNOWN",
                                "/voice unknown")),
                        "warnings.code",
                        equalTo(List.of("MODULE_INACTIVE")),
                        "prompt_plan_preview",
                        nullValue());
    }

    @Test
    void validateWantsASpecAndTakesAnyValueForOne() {
        post(OWNER, specs + "/validate", "{}")
                .then()
                .statusCode(422)
                .body("violations.code", equalTo(List.of("required")));
        validate("null").then().statusCode(422).body("violations.code", equalTo(List.of("null")));
        validate("[1]").then().statusCode(200).body("valid", equalTo(false), "violations[0].pointer", equalTo(""));
        post("builder@acme", specs + "/validate", "{'spec': {}}").then().statusCode(403);
    }

    @Test
    void theDraftsPlanIsWhatTheRuntimeCompilesOncePublished() {
        String version = as(OWNER)
                .body("{\"spec\": " + RICH + "}")
                .post(specs)
                .then()
                .statusCode(201)
                .extract()
                .path("persona_spec.version");
        for (String intent : Intents.ALL) {
            for (String variant : Variant.NAMES) {
                String path = specs + "/" + version + "/prompt-plan?intent_label=" + intent + "&variant=" + variant
                        + "&workflow=plan&query=what%20price";
                var tried = as("runtime@acme").get(path);
                tried.then().statusCode(200);
                JsonNode active = Json.read(as(OWNER).get(specs + "/" + version).asString())
                        .path("spec");
                var compiled = PromptCompiler.compile(active, intent, "plan", "what price", variant);

                assertThat(tried.<String>path("text")).isEqualTo(compiled.text());
                assertThat(tried.<String>path("digest")).isEqualTo(compiled.digest());
            }
        }
        String plan = specs + "/" + version + "/prompt-plan?query=what%20price";
        String draft = as(OWNER).get(plan).asString();
        publish(twin, version, "{}").then().statusCode(200);
        assertThat(as(OWNER).get(plan).asString()).isEqualTo(draft);
    }

    @Test
    void faultsInTheQueryOfAPlan() {
        draft(twin, "{}");
        for (String query : List.of("variant=v9", "intent_label=x", "workflow=X", "query=" + "x".repeat(8001), "q=1")) {
            as(OWNER)
                    .get(specs + "/1.0.0/prompt-plan?" + query)
                    .then()
                    .statusCode(400)
                    .body("code", equalTo("invalid-query"));
        }
        as(OWNER)
                .queryParam("query", "\uD83D\uDE00".repeat(8000))
                .get(specs + "/1.0.0/prompt-plan")
                .then()
                .statusCode(200);
        as(OWNER).get(specs + "/1.0.9/prompt-plan").then().statusCode(404);
    }
}
