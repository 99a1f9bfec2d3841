package io.gemel.persona.module;

import static io.gemel.persona.Api.OWNER;
import static io.gemel.persona.Api.as;
import static io.gemel.persona.Api.post;
import static io.gemel.persona.Api.publish;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.gemel.persona.Candidates;
import io.gemel.platformtest.Twins;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A candidate is active exactly while a version holds it that is no discarded draft. */
@QuarkusTest
class DiscardedDraftTest {

    private UUID twin = new UUID(0, 0);
    private String specs = "";
    private UUID candidate = new UUID(0, 0);
    private String version = "";

    @BeforeEach
    void aPromotedCandidate() {
        twin = Twins.created(OWNER);
        specs = "/twins/" + twin + "/persona-specs";
        candidate = Candidates.recorded(twin, "s", "wait", "POL_DECISION_AA", "0.9");
        version = promoted("");
    }

    private Response promote(String more) {
        return post(OWNER, Candidates.path(twin) + "/promote", "{'candidate_ids': ['" + candidate + "']" + more + "}");
    }

    private String promoted(String more) {
        return promote(more).then().statusCode(201).extract().path("persona_spec.version");
    }

    private void discard(String version) {
        post(OWNER, specs + "/" + version + "/discard", "").then().statusCode(200);
    }

    private ValidatableResponse row() {
        return as(OWNER).get(Candidates.path(twin) + "/" + candidate).then().statusCode(200);
    }

    @Test
    void itsCandidatesCanBePromotedAgain() {
        discard(version);

        row().body("status", equalTo("draft"), "promoted_in", nullValue(), "archived_at", nullValue());
        promote(", 'base_version': '" + version + "'")
                .then()
                .statusCode(404)
                .body("code", equalTo("persona-spec-not-found"));
        promote("")
                .then()
                .statusCode(201)
                .body("persona_spec.base_version", nullValue(), "persona_spec.version", equalTo("1.0.1"));
    }

    @Test
    void whoPublishesItAfterAllHasTheCandidatesInItAgain() {
        discard(version);

        publish(twin, version, "{}").then().statusCode(200);

        row().body("status", equalTo("active"), "promoted_in", equalTo(version));
        promote("").then().statusCode(409).body("code", equalTo("module-not-draft"));
    }

    @Test
    void aCandidateOfAnotherDraftByThenStaysActiveWhenThatOneIsDiscarded() {
        discard(version);
        String other = promoted("");
        publish(twin, version, "{}").then().statusCode(200);

        discard(other);

        row().body("status", equalTo("active"), "promoted_in", equalTo(version));
    }

    @Test
    void whatWasRetractedMeanwhileIsArchivedAndStaysSo() {
        Candidates.retract(twin, candidate);
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> row().body("retracted_at", notNullValue()));
        row().body("status", equalTo("active"));

        discard(version);

        row().body("status", equalTo("archived"), "archived_at", notNullValue(), "promoted_in", nullValue());
        publish(twin, version, "{}").then().statusCode(200);
        row().body("status", equalTo("archived"));
    }
}
