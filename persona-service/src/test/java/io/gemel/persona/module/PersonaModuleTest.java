package io.gemel.persona.module;

import static io.gemel.persona.Api.OWNER;
import static io.gemel.persona.Api.as;
import static io.gemel.persona.Api.draft;
import static io.gemel.persona.Api.json;
import static io.gemel.persona.Api.post;
import static io.gemel.persona.Api.publish;
import static io.gemel.persona.Api.say;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.gemel.contracts.ModuleCandidates;
import io.gemel.contracts.ModuleCandidates.CandidateRecorded;
import io.gemel.persona.Candidates;
import io.gemel.platform.json.Json;
import io.gemel.platformtest.Twins;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PersonaModuleTest {

    private UUID twin = new UUID(0, 0);
    private String modules = "";

    @BeforeEach
    void aTwin() {
        twin = Twins.created(OWNER);
        modules = Candidates.path(twin);
    }

    private UUID recorded(String situation, String option, String clause, String confidence) {
        return Candidates.recorded(twin, situation, option, clause, confidence);
    }

    private static CandidateRecorded candidate(
            UUID about, String situation, String option, String clause, String confidence) {
        return Candidates.of(about, Candidates.MODULE, situation, option, clause, confidence);
    }

    @Test
    void aRedeliveredCandidateCountsOnce() {
        var said = candidate(twin, "s", "wait", "POL_DECISION_AA", "0.7500");
        var event = UUID.randomUUID();
        say(ModuleCandidates.TOPIC, twin, event, said);
        say(ModuleCandidates.TOPIC, twin, event, said);
        say(ModuleCandidates.TOPIC, twin, UUID.randomUUID(), said);
        say(ModuleCandidates.TOPIC, twin, UUID.randomUUID(), Candidates.other(said, UUID.randomUUID(), null));
        recorded("marker", "wait", "POL_DECISION_BB", "0.5");

        as(OWNER)
                .get(modules)
                .then()
                .statusCode(200)
                .body(
                        "items.size()",
                        equalTo(2),
                        "items.find { it.id == '" + said.candidateId() + "' }.status",
                        equalTo("draft"));
        as(OWNER)
                .get(modules + "?min_confidence=0.75")
                .then()
                .body("items.id", equalTo(List.of(said.candidateId().toString())));
    }

    @Test
    void aRetractedDraftIsArchivedAlsoWhenTheRetractionComesFirst() {
        var late = candidate(twin, "s", "wait", "POL_DECISION_AA", "0.75");
        var present = recorded("t", "wait", "POL_DECISION_AB", "0.75");

        Candidates.retract(twin, present);
        Candidates.retract(twin, late.candidateId());
        say(ModuleCandidates.TOPIC, twin, UUID.randomUUID(), late);

        Candidates.awaitStatus(twin, present, "archived");
        Candidates.awaitStatus(twin, late.candidateId(), "archived");
    }

    @Test
    void promotingWithoutASpecBeginsWithAGeneratedOne() {
        var one = recorded("s", "wait", "POL_DECISION_0A", "0.75");
        var same = recorded("s", "wait", "POL_DECISION_0B", "0.70");
        var other = recorded("t", "act", "POL_DECISION_0C", "0.60");

        var answer = promote("['" + one + "', '" + same + "', '" + other + "']", "");

        answer.then()
                .statusCode(201)
                .body(
                        "persona_spec.version",
                        equalTo("1.0.0"),
                        "persona_spec.source",
                        equalTo("promotion"),
                        "persona_spec.spec.procedural_modules.id",
                        equalTo(List.of(
                                "procedural.factual.cite_or_disclose_uncertainty",
                                        "procedural.decision.clarify_before_advice",
                                "procedural.decision.advice", "procedural.decision.advice.0c")),
                        "persona_spec.spec.procedural_modules[2].clause_ids",
                        equalTo(List.of("POL_DECISION_0A", "POL_DECISION_0B")),
                        "merged[0].candidate_ids",
                        equalTo(List.of(one.toString(), same.toString())),
                        "promoted.size()",
                        equalTo(3),
                        "conflicts.size()",
                        equalTo(0));
        as(OWNER).get(modules + "/" + one).then().body("status", equalTo("active"), "promoted_in", equalTo("1.0.0"));
        promote("['" + one + "']", "").then().statusCode(409).body("code", equalTo("module-not-draft"));
        publish(twin, "1.0.0", "{}").then().statusCode(200);
    }

    @Test
    void aCandidateIsAnsweredWhole() {
        var said = candidate(twin, "s", "wait", "POL_DECISION_AA", "0.7000");
        Candidates.recorded(said);

        var row = Json.read(
                as("auditor@acme").get(modules + "/" + said.candidateId()).asString());

        assertThat(row).isEqualTo(Json.read(json("""
                {'id': '%s', 'twin_id': '%s', 'module_id': 'procedural.decision.advice', 'intent_label': 'advice_or_stance',
                 'module_data': {'when': {'situation': 's'}, 'do': ['prefer_option:wait'],
                   'say_style': {'rationale_required': true}, 'ban': []},
                 'clause_ids': ['POL_DECISION_AA'], 'confidence': 0.7, 'source_event_type': 'sjt', 'source_event_id': '%s',
                 'training_session_id': '%s', 'status': 'draft', 'promoted_in': null, 'note': null,
                 'recorded_at': '2026-11-20T18:31:00.000000Z', 'retracted_at': null, 'archived_at': null}
                """.formatted(
                        said.candidateId(), twin, said.sourceEventId(), said.trainingSessionId()))));
    }

    @Test
    void whatCannotBePromoted() {
        var mine = recorded("s", "wait", "POL_DECISION_6A", "0.75");
        UUID otherTwin = Twins.created(OWNER);
        var foreign = Candidates.recorded(otherTwin, "s", "wait", "POL_DECISION_6B", "0.75");
        String fifty = "'" + mine + "'" + (", '" + mine + "'").repeat(49);

        promote("['" + foreign + "']", "").then().statusCode(404).body("code", equalTo("module-not-found"));
        promote("['" + mine + "', '" + foreign + "']", "").then().statusCode(404);
        promote("['" + mine + "']", ", 'base_version': '9.9.9'")
                .then()
                .statusCode(404)
                .body("code", equalTo("persona-spec-not-found"));
        promote("[]", "").then().statusCode(422).body("violations.code", equalTo(List.of("count")));
        promote("[" + fifty + ", '" + mine + "']", "")
                .then()
                .statusCode(422)
                .body("violations.field", equalTo(List.of("candidate_ids")));
        as(OWNER).get(modules + "/" + mine).then().body("status", equalTo("draft"));
        promote("[" + fifty + "]", ", 'notes': 'all of it'")
                .then()
                .statusCode(201)
                .body("promoted.size()", equalTo(1), "persona_spec.notes", equalTo("all of it"));
    }

    @Test
    void contradictionsNeedTheOwnersChoice() {
        var one = recorded("s", "wait", "POL_DECISION_1A", "0.75");
        var other = recorded("s", "act", "POL_DECISION_1B", "0.70");
        var both = "['" + one + "', '" + other + "']";

        promote(both, "")
                .then()
                .statusCode(409)
                .body(
                        "code",
                        equalTo("module-conflict"),
                        "conflicts[0].candidate_ids",
                        equalTo(List.of(one.toString(), other.toString())));
        promote(both, ", 'keep': ['" + other + "']")
                .then()
                .statusCode(201)
                .body("conflicts.size()", equalTo(1), "promoted.candidate_id", equalTo(List.of(other.toString())));
        Candidates.awaitStatus(twin, one, "archived");
    }

    @Test
    void aNewerDraftIsTheBaseUnlessAnotherIsNamed() {
        publish(twin, draft(twin, "{'constitution': ['active']}"), "{}").then().statusCode(200);
        draft(twin, "{'constitution': ['draft']}");

        promote("['" + recorded("s", "wait", "POL_DECISION_2A", "0.75") + "']", "")
                .then()
                .statusCode(201)
                .body("persona_spec.base_version", equalTo("1.0.1"), "diverges_from.size()", equalTo(0));
        promote("['" + recorded("t", "wait", "POL_DECISION_2B", "0.75") + "']", ", 'base_version': '1.0.0'")
                .then()
                .statusCode(201)
                .body(
                        "persona_spec.spec.constitution",
                        equalTo(List.of("active")),
                        "diverges_from",
                        equalTo(List.of("1.0.2", "1.0.1")));
        promote("['" + UUID.randomUUID() + "']", "").then().statusCode(404).body("code", equalTo("module-not-found"));
    }

    @Test
    void anOlderDraftThanTheActiveVersionIsNoBase() {
        draft(twin, "{'version': '1.0.0', 'constitution': ['draft']}");
        publish(twin, draft(twin, "{'version': '2.0.0', 'constitution': ['active']}"), "{}")
                .then()
                .statusCode(200);

        promote("['" + recorded("s", "wait", "POL_DECISION_2C", "0.75") + "']", "")
                .then()
                .statusCode(201)
                .body(
                        "persona_spec.base_version",
                        equalTo("2.0.0"),
                        "persona_spec.version",
                        equalTo("2.0.1"),
                        "persona_spec.spec.constitution",
                        equalTo(List.of("active")),
                        "diverges_from",
                        equalTo(List.of()));
    }

    @Test
    void aPromotedCandidateStaysWhenItsCaptureIsRetracted() {
        var one = recorded("s", "wait", "POL_DECISION_3A", "0.75");
        promote("['" + one + "']", "").then().statusCode(201);

        Candidates.retract(twin, one);

        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> as(OWNER)
                .get(modules + "/" + one)
                .then()
                .body("status", equalTo("active"), "retracted_at", notNullValue(), "archived_at", nullValue()));
        post(OWNER, modules + "/" + one + "/archive", "{'note': 'no more'}")
                .then()
                .statusCode(200)
                .body("status", equalTo("archived"), "note", equalTo("no more"), "promoted_in", equalTo("1.0.0"));
        post(OWNER, modules + "/" + one + "/archive", "{'note': 'other'}")
                .then()
                .statusCode(200)
                .body("note", equalTo("no more"));
        post("owner2@acme", modules + "/" + one + "/archive", "{}").then().statusCode(403);
        post(OWNER, modules + "/" + UUID.randomUUID() + "/archive", "{}")
                .then()
                .statusCode(404)
                .body("code", equalTo("module-not-found"));
        promote("['" + one + "']", "").then().statusCode(409).body("code", equalTo("module-not-draft"));
    }

    @Test
    void aContradictionToTheBaseNamesItsModule() {
        promote("['" + recorded("s", "wait", "POL_DECISION_4A", "0.75") + "']", "")
                .then()
                .statusCode(201);
        var other = recorded("s", "act", "POL_DECISION_4B", "0.75");

        promote("['" + other + "']", "")
                .then()
                .statusCode(409)
                .body(
                        "conflicts[0].module_id", equalTo("procedural.decision.advice"),
                        "conflicts[0].candidate_ids", equalTo(List.of(other.toString())),
                        "conflicts[0].when.situation", equalTo("s"));
        promote("['" + other + "']", ", 'keep': ['" + other + "']")
                .then()
                .statusCode(201)
                .body(
                        "persona_spec.spec.procedural_modules[2].do", equalTo(List.of("prefer_option:act")),
                        "persona_spec.spec.procedural_modules[2].clause_ids", equalTo(List.of("POL_DECISION_4B")),
                        "conflicts.size()", equalTo(1));
        promote("['" + other + "']", ", 'keep': ['" + UUID.randomUUID() + "']")
                .then()
                .statusCode(422);
    }

    @Test
    void listsAreFilteredAndFaultsInQueriesAreNamed() {
        var sure = recorded("s", "wait", "POL_DECISION_5A", "0.75");
        recorded("t", "wait", "POL_DECISION_5B", "0.7499");

        as("viewer@acme")
                .get(modules + "?min_confidence=0.75")
                .then()
                .body("items.id", equalTo(List.of(sure.toString())));
        as(OWNER).get(modules + "?intent_label=meta_or_system").then().body("items.size()", equalTo(0));
        as(OWNER)
                .get(modules + "?intent_label=advice_or_stance&module_id=procedural.decision.advice&status=draft")
                .then()
                .body("items.size()", equalTo(2));
        as(OWNER).get(modules + "?module_id=other").then().body("items.size()", equalTo(0));
        for (String fault : List.of("status=new", "intent_label=x", "min_confidence=2", "limit=0", "cursor=x", "x=1")) {
            as(OWNER).get(modules + "?" + fault).then().statusCode(400).body("code", equalTo("invalid-query"));
        }
        as("runtime@acme").get(modules).then().statusCode(403);
        post(OWNER, modules + "/" + sure + "/archive", "{}").then().statusCode(200);
        as(OWNER).get(modules + "?status=archived").then().body("items.id", equalTo(List.of(sure.toString())));
        as(OWNER).get(modules + "?status=active").then().body("items.size()", equalTo(0));
        as(OWNER).get(modules).then().body("items.size()", equalTo(2));
        for (String absent : List.of(UUID.randomUUID().toString(), "x")) {
            as(OWNER).get(modules + "/" + absent).then().statusCode(404).body("code", equalTo("module-not-found"));
        }
    }

    private Response promote(String candidates, String more) {
        return post(OWNER, modules + "/promote", "{'candidate_ids': " + candidates + more + "}");
    }
}
