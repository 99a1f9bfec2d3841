package io.gemel.runtime;

import static io.gemel.runtime.Api.OWNER;
import static io.gemel.runtime.Api.activated;
import static io.gemel.runtime.Api.as;
import static io.gemel.runtime.Api.decide;
import static io.gemel.runtime.Api.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import io.gemel.personamodel.Intents;
import io.gemel.personamodel.compiler.PromptCompiler;
import io.gemel.platform.json.Json;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class PromptPlanTest {

    private static final String SPEC = """
            {"version": "1.0.0", "constitution": ["Say what is unknown."],
             "guardrails": {"forbidden_topics": ["merger"], "refusal_templates": ["That stays with me."]},
             "procedural_modules": [{"id": "m.one", "intent_labels": ["advice_or_stance"], "do": ["Ask."]},
                                    {"id": "m.two", "clause_ids": ["cl1"], "few_shot_ids": ["e1"]}],
             "workflow_library": {"plan": {"steps": ["Begin."]}},
             "faq_library": [{"question": "What does the pilot cost?", "answer": "Nothing."}],
             "canonical_examples": [
                 {"id": "e1", "intent_label": "advice_or_stance", "prompt": "p", "response": "r"},
                 {"id": "e2", "intent_label": "factual_with_evidence", "prompt": "pilot cost", "response": "free"}]}
            """;

    @Test
    void theTextIsWhatTheCompilerMakesOfTheSpec() {
        var twin = published(SPEC);
        var plan = PromptCompiler.compile(
                Json.read(SPEC), "advice_or_stance", "plan", "What does the pilot cost now", "compact_v1");

        plan(twin, "?intent_label=advice_or_stance&workflow=plan&variant=compact_v1&query=What does the pilot cost now")
                .then()
                .statusCode(200)
                .body("source", equalTo("persona_spec"))
                .body("persona_spec_version", equalTo("1.0.0"))
                .body("fallback_reason", nullValue())
                .body("text", equalTo(plan.text()))
                .body("digest", equalTo(plan.digest()))
                .body("module_ids", equalTo(plan.selectedModuleIds()))
                .body("clause_ids", equalTo(plan.clauseIds()))
                .body("twin_revision", equalTo(1))
                .body("spec_revision", equalTo(1));
    }

    @Test
    void itsBytesAreTheCompilersGoldenFiles() throws IOException {
        var golden = Path.of("../persona-model/src/test/resources/golden");
        var twin = published(Files.readString(golden.resolve("rich-spec.json")));
        var query = "&query=What does it cost to hire a designer now%3F";
        for (var intent : Intents.ALL) {
            assertThat(plan(twin, "?workflow=plan&intent_label=" + intent + query)
                                    .<String>path("text") + "\n")
                    .isEqualTo(Files.readString(golden.resolve(intent + ".txt")));
        }
        assertThat(plan(twin, "?workflow=plan" + query).<String>path("text") + "\n")
                .isEqualTo(Files.readString(golden.resolve("none.txt")));
        assertThat(plan(twin, "?workflow=plan&intent_label=advice_or_stance&variant=compact_v1" + query)
                                .<String>path("text")
                        + "\n")
                .isEqualTo(Files.readString(golden.resolve("compact_v1.txt")));
        assertThat(plan(twin, "?variant=compact_no_examples_v1").<String>path("text") + "\n")
                .isEqualTo(Files.readString(golden.resolve("compact_no_examples_v1.txt")));
        assertThat(plan(twin, "").<String>path("text") + "\n")
                .isEqualTo(Files.readString(golden.resolve("baseline-plain.txt")));
    }

    @Test
    void aNameThatIsNoWorkflowHasThePlanOfNoneAndIsSaidAgain() {
        var twin = published(SPEC);
        var none = plan(twin, "").then().statusCode(200).extract();

        plan(twin, "?workflow=nobody")
                .then()
                .statusCode(200)
                .body("workflow", equalTo("nobody"))
                .body("text", equalTo(none.<String>path("text")))
                .body("digest", equalTo(none.<String>path("digest")));
        plan(twin, "?workflow=somebody").then().body("workflow", equalTo("somebody"));
        plan(twin, "").then().body("workflow", nullValue());
        plan(twin, "?workflow=plan").then().body("workflow", equalTo("plan")).body("text", containsString("Begin."));
    }

    @Test
    void aQueryChangesItsTwoSectionsOnly() {
        var twin = published(SPEC);

        var without = Json.read(plan(twin, "").asString()).path("sections");
        var with = Json.read(plan(twin, "?query=what does the pilot cost").asString())
                .path("sections");

        var changed = new ArrayList<String>();
        with.forEach(section -> {
            if (!contains(without, section)) {
                changed.add(section.path("title").textValue());
            }
        });
        assertThat(changed).containsExactly("FAQ", "CANONICAL FEW-SHOTS");
    }

    @Test
    void aPublishARetireAndATwinsChangeEachChangeTheTag() {
        var twin = published(SPEC);
        var first = tag(plan(twin, ""));
        assertThat(first).isEqualTo(tag(plan(twin, ""))).endsWith(".1.1\"");
        assertThat(tag(plan(twin, "?query=what does the pilot cost"))).isNotEqualTo(first);
        Api.send(twin, activated(twin, "1.0.0", SPEC, 2));
        Api.awaitSpec(twin, 2);
        var second = tag(plan(twin, ""));
        Api.send(twin, activated(twin, null, "{}", 3));
        Api.awaitSpec(twin, 3);
        var third = tag(plan(twin, ""));
        Api.sayTwin(twin, "active", 2);
        Api.awaitTwin(twin, 2);

        assertThat(second).isNotEqualTo(first).endsWith(".1.2\"");
        assertThat(third).isNotEqualTo(second).endsWith(".1.3\"");
        assertThat(tag(plan(twin, ""))).isNotEqualTo(third).endsWith(".2.3\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s", "W/%s", "\"other\", %s", "*"})
    void aKnownPlanIsNotSentAgain(String header) {
        var twin = published(SPEC);
        var tag = tag(plan(twin, ""));

        as(OWNER)
                .header("If-None-Match", header.formatted(tag))
                .get("/twins/{t}/prompt-plan", twin)
                .then()
                .statusCode(304)
                .header("ETag", tag)
                .body(equalTo(""));
        as(OWNER)
                .header("If-None-Match", "\"other\"")
                .get("/twins/{t}/prompt-plan", twin)
                .then()
                .statusCode(200);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    SCHEMA_VERSION_UNKNOWN | "schema_version": 2, "fruit": "apple"
                    TEMPLATE_UNRESOLVED    | "workflow_library": {"plan": {"template": "{{nobody}}"}}
                    PLAN_TOO_LARGE         | "constitution": ["$"]
                    """)
    void aSpecThatDoesNotCompileServesTheLegacyTextAndItsPolicyHolds(String error, String member) {
        var broken = "{\"version\": \"4.0.0\", \"guardrails\": {\"forbidden_topics\": [\"merger\"],"
                + " \"refusal_templates\": [\"That stays with me.\"]}, " + member.replace("$", "x".repeat(98_304))
                + "}";
        var twin = published(broken);

        plan(twin, "")
                .then()
                .statusCode(200)
                .body("source", equalTo("legacy_settings"))
                .body("fallback_reason", equalTo("compile_failed"))
                .body("persona_spec_version", equalTo("4.0.0"))
                .body("text", containsString("PERSONA:\nPlain."));
        String id = decide(twin, OWNER, message("How is the merger going?"))
                .then()
                .statusCode(201)
                .body("routing_decision.action", equalTo("refuse"))
                .body("reply.text", equalTo("That stays with me."))
                .body("prompt.source", equalTo("legacy_settings"))
                .body("metadata.persona_spec_version", equalTo("4.0.0"))
                .extract()
                .path("id");
        as(OWNER)
                .get("/twins/{t}/routing-decisions/{id}/explanation", twin, id)
                .then()
                .body("policy.source", equalTo("persona_spec"))
                .body("policy.persona_spec_version", equalTo("4.0.0"));
    }

    @Test
    void withoutASpecTheSettingsAreTheText() {
        var twin = Api.twin();
        var settings = Json.object().put("persona_profile", "Plain.\nShort.");
        settings.putArray("signature_phrases").add("So be it");
        settings.putObject("opinion_map").put("tea", "yes").put("coffee", 7);
        Api.sayTwin(twin, "active", 2, settings);
        Api.awaitTwin(twin, 2);

        plan(twin, "?query=anything")
                .then()
                .body("fallback_reason", equalTo("no_active_spec"))
                .body("persona_spec_version", nullValue())
                .body("text", equalTo("""
                        PERSONA:
                        Plain.
                          Short.

                        SIGNATURE PHRASES:
                        - So be it

                        STANCE VALUES:
                        - coffee: 7
                        - tea: "yes\""""));
        Api.sayTwin(twin, "active", 3, Json.object());
        Api.awaitTwin(twin, 3);
        plan(twin, "").then().body("sections.title", equalTo(java.util.List.of("PERSONA")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"variant=loud", "intent_label=mood", "workflow=Plan", "mood=1", "query=$", "query=a%00b"})
    void aFaultInTheQueryIsNamed(String query) {
        as(OWNER)
                .urlEncodingEnabled(false)
                .get("/twins/" + Api.twin() + "/prompt-plan?" + query.replace("$", "x".repeat(8001)))
                .then()
                .statusCode(400)
                .body("code", equalTo("invalid-query"))
                .body("violations[0].field", equalTo(query.split("=")[0]));
    }

    @Test
    void aLongQueryInAnyAlphabetIsRead() {
        as(OWNER)
                .queryParam("query", "\uD83D\uDE80".repeat(8000))
                .get("/twins/{t}/prompt-plan", Api.twin())
                .then()
                .statusCode(200);
    }

    private static UUID published(String spec) {
        var twin = Api.twin();
        Api.send(twin, activated(twin, Json.read(spec).path("version").textValue(), spec, 1));
        Api.awaitSpec(twin, 1);
        return twin;
    }

    private static Response plan(UUID twin, String query) {
        return as(OWNER).urlEncodingEnabled(false).get("/twins/" + twin + "/prompt-plan" + query.replace(" ", "%20"));
    }

    private static String tag(Response response) {
        return response.then().statusCode(200).extract().header("ETag");
    }

    private static boolean contains(JsonNode sections, JsonNode section) {
        for (JsonNode each : sections) {
            if (each.equals(section)) {
                return true;
            }
        }
        return false;
    }
}
