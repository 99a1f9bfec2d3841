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
import io.gemel.contracts.ModuleCandidates.CaptureRetracted;
import io.gemel.contracts.Topics;
import io.gemel.platform.json.Json;
import io.gemel.platformtest.Records;
import io.gemel.platformtest.Twins;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
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
        modules = "/twins/" + twin + "/persona-modules";
    }

    private CandidateRecorded candidate(UUID about, String situation, String option, String clause, String confidence) {
        var data = Json.read(json("{'when': {'situation': '" + situation + "'}, 'do': ['prefer_option:" + option
                + "'], 'say_style': {'rationale_required': true}, 'ban': []}"));
        return new CandidateRecorded(
                UUID.randomUUID(),
                about,
                "owner",
                UUID.randomUUID(),
                "sjt",
                UUID.randomUUID(),
                "procedural.decision.advice",
                "advice_or_stance",
                data,
                List.of(clause),
                new BigDecimal(confidence),
                "draft",
                Instant.parse("2026-11-20T18:31:00Z"));
    }

    private UUID recorded(String situation, String option, String clause, String confidence) {
        var said = candidate(twin, situation, option, clause, confidence);
        say(ModuleCandidates.TOPIC, twin, UUID.randomUUID(), said);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> as(OWNER).get(modules + "/" + said.candidateId()).statusCode() == 200);
        return said.candidateId();
    }

    private CaptureRetracted retracted(UUID candidate) {
        return new CaptureRetracted(
                UUID.randomUUID(), "sjt", candidate, twin, "owner", List.of("C"), "owner", Instant.now());
    }

    private void awaitStatus(UUID candidate, String status) {
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> as(OWNER)
                .get(modules + "/" + candidate)
                .then()
                .statusCode(200)
                .body("status", equalTo(status)));
    }

    @Test
    void aRedeliveredCandidateCountsOnce() {
        var said = candidate(twin, "s", "wait", "POL_DECISION_AA", "0.7500");
        var event = UUID.randomUUID();
        say(ModuleCandidates.TOPIC, twin, event, said);
        say(ModuleCandidates.TOPIC, twin, event, said);
        say(ModuleCandidates.TOPIC, twin, UUID.randomUUID(), said);
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

        say(ModuleCandidates.TOPIC, twin, UUID.randomUUID(), retracted(present));
        say(ModuleCandidates.TOPIC, twin, UUID.randomUUID(), retracted(late.candidateId()));
        say(ModuleCandidates.TOPIC, twin, UUID.randomUUID(), late);

        awaitStatus(present, "archived");
        awaitStatus(late.candidateId(), "archived");
    }

    @Test
    void aCandidateOfAnUnknownTwinIsADeadLetter() {
        var stranger = UUID.randomUUID();

        say(
                ModuleCandidates.TOPIC,
                stranger,
                UUID.randomUUID(),
                candidate(stranger, "s", "o", "POL_DECISION_CC", "0.75"));

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(Records.all(ModuleCandidates.TOPIC.name() + Topics.DEAD_LETTERS))
                        .anyMatch(record -> stranger.toString().equals(record.key())
                                && new String(record.headers()
                                                .lastHeader("gemel-reason")
                                                .value())
                                        .equals("refused")));
    }

    @Test
    void aCandidateOfAnIntentThatNoSpecKnowsIsADeadLetter() {
        var said = candidate(twin, "s", "o", "POL_DECISION_CD", "0.75");
        var other = new CandidateRecorded(
                said.candidateId(),
                said.twinId(),
                said.ownerId(),
                said.trainingSessionId(),
                said.sourceEventType(),
                said.sourceEventId(),
                said.moduleId(),
                "gossip",
                said.moduleData(),
                said.clauseIds(),
                said.confidence(),
                said.status(),
                said.recordedAt());

        say(ModuleCandidates.TOPIC, twin, UUID.randomUUID(), other);

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(Records.all(ModuleCandidates.TOPIC.name() + Topics.DEAD_LETTERS))
                        .anyMatch(record -> twin.toString().equals(record.key())));
        as(OWNER).get(modules + "/" + said.candidateId()).then().statusCode(404);
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
        awaitStatus(one, "archived");
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
    void aPromotedCandidateStaysWhenItsCaptureIsRetracted() {
        var one = recorded("s", "wait", "POL_DECISION_3A", "0.75");
        promote("['" + one + "']", "").then().statusCode(201);

        say(ModuleCandidates.TOPIC, twin, UUID.randomUUID(), retracted(one));

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
    }

    private Response promote(String candidates, String more) {
        return post(OWNER, modules + "/promote", "{'candidate_ids': " + candidates + more + "}");
    }
}
