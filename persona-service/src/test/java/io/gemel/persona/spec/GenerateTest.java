package io.gemel.persona.spec;

import static io.gemel.persona.Api.OWNER;
import static io.gemel.persona.Api.as;
import static io.gemel.persona.Api.patch;
import static io.gemel.persona.Api.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.gemel.persona.Candidates;
import io.gemel.platform.json.Json;
import io.gemel.platformtest.Twins;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class GenerateTest {

    private UUID twin = new UUID(0, 0);
    private String specs = "";

    @BeforeEach
    void aTwin() {
        twin = Twins.created(OWNER);
        specs = "/twins/" + twin + "/persona-specs";
    }

    private UUID candidate(String module, String option, String confidence) {
        return Candidates.recorded(Candidates.of(twin, module, "s", option, "POL_DECISION_0A", confidence));
    }

    @Test
    void theSameInputsGiveTheSameSpec() {
        patch(twin.toString(), "\"1\"", """
                        {'settings': {'persona_profile': 'p', 'public_intro': 'i', 'signature_phrases': ['s'],
                          'opinion_map': {'ai': 'useful'}, 'intent_profile': {'audience': 'all'}, 'system_prompt': 'legacy'}}
                        """).then().statusCode(200);

        var first = post(OWNER, specs + "/generate", "");
        var second = post(OWNER, specs + "/generate", "{'notes': 'again', 'auto_publish': null}");

        first.then()
                .statusCode(201)
                .body(
                        "status",
                        equalTo("draft"),
                        "generated_from",
                        equalTo("twin.settings+persona_modules"),
                        "revision",
                        nullValue(),
                        "persona_spec.source",
                        equalTo("generate"),
                        "persona_spec.spec.identity_voice.signature_phrases",
                        equalTo(List.of("s")),
                        "persona_spec.spec.stance_values.ai",
                        equalTo("useful"),
                        "persona_spec.spec.interaction_style.intent_profile.audience",
                        equalTo("all"),
                        "persona_spec.spec.constitution.size()",
                        equalTo(3),
                        "persona_spec.spec.procedural_modules.collect { it.id + ' ' + it.priority }",
                        equalTo(List.of(
                                "procedural.factual.cite_or_disclose_uncertainty 40",
                                "procedural.decision.clarify_before_advice 50")));
        second.then().statusCode(201).body("persona_spec.version", equalTo("1.0.1"));
        assertThat(bytes(second.asString())).isEqualTo(bytes(first.asString()));
        assertThat(first.asString()).doesNotContain("legacy");
    }

    private static String bytes(String answer) {
        var spec = Json.read(answer).path("persona_spec").path("spec").deepCopy();
        ((com.fasterxml.jackson.databind.node.ObjectNode) spec).remove("version");
        return Json.canonical(spec);
    }

    @Test
    void draftCandidatesTakePartWhenAskedForAndConfident() {
        var sure = candidate("procedural.decision.sure", "a", "0.65");
        candidate("procedural.decision.unsure", "a", "0.64");

        post(OWNER, specs + "/generate", "{}")
                .then()
                .statusCode(201)
                .body("persona_spec.spec.procedural_modules.id", not(hasItem("procedural.decision.sure")));
        post(OWNER, specs + "/generate", "{'include_candidates': true}")
                .then()
                .statusCode(201)
                .body(
                        "persona_spec.spec.procedural_modules.id",
                        hasItem("procedural.decision.sure"),
                        "persona_spec.spec.procedural_modules.id",
                        not(hasItem("procedural.decision.unsure")));
        as(OWNER).get("/twins/" + twin + "/persona-modules/" + sure).then().body("status", equalTo("draft"));
    }

    @Test
    void activeCandidatesTakePartUnlessTheyWereRetractedOrArchived() {
        var stays = candidate("procedural.decision.stays", "a", "0.1");
        var retracted = candidate("procedural.decision.retracted", "a", "0.9");
        var archived = candidate("procedural.decision.archived", "a", "0.9");
        String modules = Candidates.path(twin);
        post(
                        OWNER,
                        modules + "/promote",
                        "{'candidate_ids': ['" + stays + "', '" + retracted + "', '" + archived + "']}")
                .then()
                .statusCode(201);
        assertThat(generated())
                .contains("procedural.decision.stays", "procedural.decision.retracted", "procedural.decision.archived");

        Candidates.retract(twin, retracted);
        post(OWNER, modules + "/" + archived + "/archive", "{}").then().statusCode(200);
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> as(OWNER)
                .get(modules + "/" + retracted)
                .then()
                .body("status", equalTo("active"), "retracted_at", notNullValue()));

        assertThat(generated())
                .contains("procedural.decision.stays")
                .doesNotContain("procedural.decision.retracted", "procedural.decision.archived");
        as(OWNER).get(modules + "/" + stays).then().body("status", equalTo("active"), "promoted_in", equalTo("1.0.0"));
    }

    private List<String> generated() {
        return post(OWNER, specs + "/generate", "{}")
                .then()
                .statusCode(201)
                .extract()
                .path("persona_spec.spec.procedural_modules.id");
    }

    @Test
    void candidatesThatContradictEachOtherAreAConflict() {
        candidate("procedural.decision.x", "a", "0.9");
        candidate("procedural.decision.x", "b", "0.8");

        post(OWNER, specs + "/generate", "{'include_candidates': true}")
                .then()
                .statusCode(409)
                .body("code", equalTo("module-conflict"), "conflicts[0].candidate_ids.size()", equalTo(2));
        as(OWNER).get(specs).then().body("items", equalTo(List.of()));
    }

    @Test
    void autoPublishPublishesInTheSameStep() {
        post(OWNER, specs + "/generate", "{'auto_publish': true, 'notes': 'go'}")
                .then()
                .statusCode(201)
                .body("status", equalTo("active"), "revision", equalTo(1), "persona_spec.status", equalTo("active"));
        as(OWNER).get(specs + "/active").then().body("spec.version", equalTo("1.0.0"));
        as(OWNER).get(specs + "/publications").then().body("items.note", equalTo(List.of("go")));
    }

    @Test
    void autoPublishOfWhatDoesNotCompileLeavesNothing() {
        var opinions = new StringBuilder("{'settings': {'opinion_map': {");
        for (int i = 0; i < 30; i++) {
            opinions.append(i == 0 ? "" : ",")
                    .append("'t")
                    .append(i)
                    .append("': '")
                    .append("x".repeat(4000))
                    .append("'");
        }
        patch(twin.toString(), "\"1\"", opinions.append("}}}").toString())
                .then()
                .statusCode(200);

        post(OWNER, specs + "/generate", "{'auto_publish': true}")
                .then()
                .statusCode(422)
                .body(
                        "code",
                        equalTo("persona-spec-does-not-compile"),
                        "violations[0].code",
                        equalTo("PLAN_TOO_LARGE"));
        as(OWNER).get(specs).then().body("items", equalTo(List.of()));
        post("owner2@acme", specs + "/generate", "{}").then().statusCode(403);
        post(OWNER, specs + "/generate", "{}").then().statusCode(201).body("prompt_plan_preview", nullValue());
    }
}
