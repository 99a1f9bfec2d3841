package io.gemel.audit.goldcase;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gemel.audit.outcome.Outcomes;
import io.gemel.platform.json.Json;
import io.gemel.platformtest.PostgresServer;
import io.gemel.platformtest.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people decide about a case, once. */
@QuarkusTest
class DecisionTest {

    private final GoldCaseApi api = new GoldCaseApi();

    private String pending() {
        api.report(Outcomes.vector().ofTwin(api.twinOf("owner")));
        return api.ids(1).getFirst();
    }

    @Test
    void aVerifiedCaseNamesItsPersonProvenanceAndEvidence() {
        var id = pending();

        api.decide("owner", id + "/verify", GoldCaseApi.verification().put("corrected_output", "hello,\n\tworld"))
                .statusCode(200)
                .body("gold_status", equalTo("VERIFIED"))
                .body("corrected_output", equalTo("hello,\n\tworld"))
                .body("history", hasSize(1))
                .body("history[0].from", equalTo("PENDING"))
                .body("history[0].to", equalTo("VERIFIED"))
                .body("history[0].by", equalTo(Tokens.sub("owner@" + api.tenant)))
                .body("history[0].at", notNullValue())
                .body("history[0].provenance", equalTo("TRUSTED_GROUND_TRUTH"))
                .body("history[0].evidence_ref", equalTo("ticket-7"))
                .body("history[0].reason", nullValue());
        api.get("auditor", "/" + id).body("gold_status", equalTo("VERIFIED")).body("history", hasSize(1));
        isSaid(id, "verified");
    }

    private void isSaid(String id, String what) {
        await().atMost(GoldCaseApi.LONG).untilAsserted(() -> assertThat(api.said(id, what))
                .singleElement()
                .satisfies(event -> assertThat(event.path("data")).isEqualTo(GoldCaseApi.members(api.read(id)))));
    }

    @Test
    void aRejectedCaseNamesItsReason() {
        var id = pending();

        api.decide("auditor", id + "/reject", GoldCaseApi.rejection())
                .statusCode(200)
                .body("gold_status", equalTo("REJECTED"))
                .body("corrected_output", nullValue())
                .body("history.to", contains("REJECTED"))
                .body("history[0].reason", equalTo("The speaker coughed."))
                .body("history[0].provenance", nullValue());
        isSaid(id, "rejected");
    }

    @ParameterizedTest
    @ValueSource(strings = {"verify", "reject"})
    void aRepeatedDecisionWithItsKeyIsOneDecision(String verb) {
        var id = pending();
        var body = verb.equals("verify") ? GoldCaseApi.verification() : GoldCaseApi.rejection();
        var first = repeatable(id, verb, body).statusCode(200).extract().asString();

        repeatable(id, verb, body)
                .statusCode(200)
                .header("Idempotency-Replayed", "true")
                .body(equalTo(first));
        repeatable(id, verb, body.put("evidence_ref", "another"))
                .statusCode(422)
                .body("code", equalTo("idempotency-key-reused"));
        api.get("auditor", "/" + id).body("history", hasSize(1));
    }

    private ValidatableResponse repeatable(String id, String verb, ObjectNode body) {
        return given().auth()
                .oauth2(Tokens.of("auditor@" + api.tenant))
                .header("Idempotency-Key", "k1")
                .contentType("application/json")
                .body(body.toString())
                .post("/gold-cases/" + id + "/" + verb)
                .then();
    }

    @Test
    void onlyAPendingCaseMoves() {
        var id = pending();
        api.decide("auditor", id + "/verify", GoldCaseApi.verification()).statusCode(200);

        for (var again : List.of("/verify", "/reject")) {
            api.decide(
                            "owner",
                            id + again,
                            again.equals("/verify") ? GoldCaseApi.verification() : GoldCaseApi.rejection())
                    .statusCode(409)
                    .body("code", equalTo("gold-case-not-pending"));
        }
        api.get("auditor", "/" + id).body("gold_status", equalTo("VERIFIED")).body("history", hasSize(1));
    }

    @Test
    void ofManyDecisionsAtOnceOneCounts() throws Exception {
        var id = pending();
        try (var people = Executors.newFixedThreadPool(8)) {
            var statuses = IntStream.range(0, 16)
                    .mapToObj(i -> people.submit(() -> (i % 2 == 0
                                    ? api.decide("auditor", id + "/verify", GoldCaseApi.verification())
                                    : api.decide("auditor", id + "/reject", GoldCaseApi.rejection()))
                            .extract()
                            .statusCode()))
                    .toList();
            int decided = 0;
            for (var status : statuses) {
                assertThat(status.get()).isIn(200, 409);
                decided += status.get() == 200 ? 1 : 0;
            }
            assertThat(decided).isEqualTo(1);
        }
        api.get("auditor", "/" + id).body("history", hasSize(1));
    }

    @Test
    void anotherOwnersCaseIsNotFoundWhateverIsAsked() {
        var id = pending();

        api.get("owner2", "/" + id).statusCode(404).body("code", equalTo("gold-case-not-found"));
        api.decide("owner2", id + "/verify", GoldCaseApi.verification()).statusCode(404);
        api.decide("owner2", id + "/reject", GoldCaseApi.rejection()).statusCode(404);
        api.decide("owner", "gold_" + "0".repeat(32) + "/verify", GoldCaseApi.verification())
                .statusCode(404);
        api.decide("owner", "x/reject", GoldCaseApi.rejection()).statusCode(404);
        var both = Tokens.odd("owner2@" + api.tenant)
                .roles("owner", "approver-code")
                .text();
        api.post(both, id + "/verify", GoldCaseApi.verification()).statusCode(404);
        api.get("auditor", "/" + id).body("gold_status", equalTo("PENDING"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"verify", "reject"})
    void onlyAPersonDecides(String verb) {
        var id = pending();
        var body = verb.equals("verify") ? GoldCaseApi.verification() : GoldCaseApi.rejection();
        for (var name : List.of("auditor", "owner")) {
            var machine = Tokens.odd(name + "@" + api.tenant)
                    .claim("actor", "machine")
                    .text();
            api.post(machine, id + "/" + verb, body).statusCode(403).body("code", equalTo("human-required"));
        }
        for (var role :
                List.of("viewer", "runtime", "builder", "approver-code", "approver-launch", "approver-release")) {
            api.decide(role, id + "/" + verb, body).statusCode(403).body("code", equalTo("role-not-allowed"));
        }
        var torn = Tokens.odd("auditor@" + api.tenant)
                .roles("auditor", "builder", "approver-code")
                .text();
        api.post(torn, id + "/" + verb, body).statusCode(403).body("code", equalTo("roles-conflict"));
        api.get("auditor", "/" + id).body("gold_status", equalTo("PENDING"));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "verify, {}, evidence_ref:provenance",
                "verify, `{\"provenance\": \"GUESS\", \"evidence_ref\": \"e\"}`, provenance",
                "verify, `{\"provenance\": \"TRUSTED_GROUND_TRUTH\", \"evidence_ref\": \"\"}`, evidence_ref",
                "verify, `{\"provenance\": \"TRUSTED_GROUND_TRUTH\", \"evidence_ref\": \"a\\nb\"}`, evidence_ref",
                "verify, `{\"provenance\": \"TRUSTED_GROUND_TRUTH\", \"evidence_ref\": \"e\", \"corrected_output\": \" \"}`, corrected_output",
                "verify, `{\"provenance\": \"TRUSTED_GROUND_TRUTH\", \"evidence_ref\": \"e\", \"reason\": \"r\"}`, reason",
                "reject, {}, reason",
                "reject, `{\"reason\": \"\"}`, reason",
                "reject, `{\"reason\": 7}`, reason",
                "reject, `{\"reason\": \"r\", \"more\": 1}`, more"
            })
    void aDecisionWithoutItsGroundIsRefused(String verb, String body, String fields) {
        var id = pending();

        api.decide("auditor", id + "/" + verb, Json.read(body))
                .statusCode(422)
                .body("violations.field", equalTo(List.of(fields.split(":"))));
        api.get("auditor", "/" + id).body("gold_status", equalTo("PENDING"));
    }

    @Test
    void textsAreBoundedInBytes() {
        api.report(
                Outcomes.vector().in("1"),
                Outcomes.vector().in("2"),
                Outcomes.vector().in("3"));
        var ids = api.ids(3);

        decided(ids.get(0), "verify", GoldCaseApi.verification().put("evidence_ref", "é".repeat(64)), "evidence_ref");
        decided(
                ids.get(1),
                "verify",
                GoldCaseApi.verification().put("corrected_output", "é".repeat(16_384)),
                "corrected_output");
        decided(ids.get(2), "reject", Json.object().put("reason", "é".repeat(1_000)), "reason");
    }

    private void decided(String id, String verb, ObjectNode largest, String member) {
        var larger = largest.deepCopy().put(member, largest.path(member).textValue() + "x");
        api.decide("auditor", id + "/" + verb, larger).statusCode(422).body("violations.code", contains("length"));
        api.decide("auditor", id + "/" + verb, largest).statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update gold_case_moves set reason = 'x'",
                "delete from gold_case_moves",
                "truncate gold_case_moves",
                "update gold_cases set gold_status = 'PENDING'",
                "update gold_cases set corrected_output = 'x'"
            })
    void aDecisionStandsForTheOwnerOfTheTableToo(String change) {
        var id = pending();
        api.decide("auditor", id + "/reject", GoldCaseApi.rejection()).statusCode(200);

        for (var part : List.of("owner", "app")) {
            assertThatThrownBy(() -> as(part, change)).isInstanceOf(SQLException.class);
        }
        api.get("auditor", "/" + id).body("gold_status", equalTo("REJECTED")).body("history", hasSize(1));
    }

    private void as(String part, String sql) throws SQLException {
        try (var db = PostgresServer.as("audit", part);
                var statement = db.createStatement()) {
            statement.execute("select set_config('app.tenant_id', '" + api.tenant + "', false)");
            statement.execute(sql);
        }
    }
}
