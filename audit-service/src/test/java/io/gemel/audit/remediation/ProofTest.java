package io.gemel.audit.remediation;

import static io.gemel.audit.remediation.Proposals.content;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gemel.platform.json.Json;
import io.gemel.platformtest.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What approvers say of a proposal, who may say it, and how much. */
@QuarkusTest
class ProofTest {

    private static Proposals shared;

    private Proposals proposals;

    @BeforeEach
    void aClusterThatRecurs() {
        shared = shared == null ? new Proposals() : shared;
        proposals = shared;
    }

    private String sub(String who) {
        return Tokens.sub(who + "@" + proposals.failures.tenant);
    }

    @Test
    void aProofIsAnsweredAndShown() {
        var id = proposals.submitted(content());
        var digest = proposals.digest(id);

        var proof = proposals
                .prove(
                        "approver-code",
                        id,
                        "code",
                        Proposals.proof("APPROVE", digest)
                                .put("expires_in_seconds", 60)
                                .put("note", "seen"))
                .statusCode(201)
                .body("gate", equalTo("code_permission_gate_passed"))
                .body("decision", equalTo("APPROVE"))
                .body("submission", equalTo(1))
                .body("content_digest", equalTo(digest))
                .body("approver", equalTo(sub("approver-code")))
                .body("decision_ref", equalTo("CAB-17"))
                .body("note", equalTo("seen"))
                .body("expires_at", notNullValue())
                .extract();
        var created = Instant.parse(proof.path("created_at"));
        assertThat(Instant.parse(proof.path("expires_at"))).isEqualTo(created.plusSeconds(60));
        proposals.prove("approver-code2", id, "code", "DENY").statusCode(201).body("expires_at", nullValue());
        for (var given : List.of(
                Proposals.proof("APPROVE", digest),
                Proposals.proof("APPROVE", digest).put("expires_in_seconds", 86_400))) {
            var day = proposals
                    .prove("approver-code3", id, "code", given)
                    .statusCode(201)
                    .extract();
            assertThat(Instant.parse(day.path("expires_at")))
                    .isEqualTo(Instant.parse(day.<String>path("created_at")).plusSeconds(86_400));
        }
        proposals
                .get(id)
                .body("proofs", hasSize(4))
                .body("proofs[0].note", equalTo("seen"))
                .body("proofs.decision", contains("APPROVE", "DENY", "APPROVE", "APPROVE"));
    }

    @Test
    void aProofKeepsTheTokenThatItWasGivenWith() throws Exception {
        var id = proposals.submitted(content());
        var token = Tokens.odd("approver-code@" + proposals.failures.tenant)
                .claim("azp", "console")
                .claim("jti", "j-17")
                .text();
        io.restassured.RestAssured.given()
                .auth()
                .oauth2(token)
                .contentType("application/json")
                .body(Proposals.proof("APPROVE", proposals.digest(id)).toString())
                .post("/remediation-proposals/" + id + "/proofs/code")
                .then()
                .statusCode(201);

        try (var db = io.gemel.platformtest.PostgresServer.superuser("audit");
                var statement = db.createStatement();
                var rows = statement.executeQuery(
                        "select approver, azp, jti from remediation_proofs where proposal_id = '" + id + "'")) {
            assertThat(rows.next()).isTrue();
            assertThat(List.of(rows.getString(1), rows.getString(2), rows.getString(3)))
                    .isEqualTo(List.of(sub("approver-code"), "console", "j-17"));
        }
    }

    @Test
    void textsOfAProofAreBoundedInBytes() {
        var id = proposals.submitted(content());
        var most = Proposals.proof("DENY", proposals.digest(id))
                .put("decision_ref", "é".repeat(64))
                .put("note", "é".repeat(1_000));
        proposals.prove("approver-code", id, "code", most).statusCode(201);
        for (var member : List.of("decision_ref", "note")) {
            var more = most.deepCopy().put(member, most.path(member).textValue() + "x");
            proposals
                    .prove("approver-code", id, "code", more)
                    .statusCode(422)
                    .body("violations.field", contains(member))
                    .body("violations.code", contains("length"));
        }
    }

    @Test
    void theNoteOfARejectionIsBoundedInBytes() {
        var id = proposals.submitted(content());
        var most = Json.object().put("note", "é".repeat(1_000));
        reject(id, Json.object().put("note", "é".repeat(1_000) + "x"))
                .statusCode(422)
                .body("violations.field", contains("note"))
                .body("violations.code", contains("length"));
        reject(id, Json.object().put("note", " ")).statusCode(422).body("violations.code", contains("blank"));
        reject(id, most).statusCode(200).body("history[1].note", equalTo("é".repeat(1_000)));
    }

    private ValidatableResponse reject(String id, ObjectNode body) {
        return proposals
                .failures
                .as("approver-code")
                .body(body.toString())
                .post("/remediation-proposals/" + id + "/reject")
                .then();
    }

    static Stream<Arguments> badProofs() {
        return Stream.of(
                fault("decision", "set", p -> p.put("decision", "MAYBE")),
                fault("decision", "required", p -> p.remove("decision")),
                fault("content_digest", "format", p -> p.put("content_digest", "x".repeat(64))),
                fault("content_digest", "required", p -> p.remove("content_digest")),
                fault("decision_ref", "length", p -> p.put("decision_ref", "é".repeat(65))),
                fault("decision_ref", "required", p -> p.remove("decision_ref")),
                fault("expires_in_seconds", "range", p -> p.put("expires_in_seconds", 59)),
                fault("expires_in_seconds", "range", p -> p.put("expires_in_seconds", 86_401)),
                fault("note", "length", p -> p.put("note", "é".repeat(1001))),
                fault("approver", "unknown", p -> p.put("approver", "me")));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("badProofs")
    void aProofOutsideItsBoundsIsRefused(String field, String code, Consumer<ObjectNode> bend) {
        var proof = Proposals.proof("APPROVE", "ab".repeat(32));
        bend.accept(proof);

        proposals
                .prove("approver-code", UUID.randomUUID().toString(), "code", proof)
                .statusCode(422)
                .body("violations.field", contains(field))
                .body("violations.code", contains(code));
    }

    @Test
    void aProofOfOtherContentIsRefused() {
        var id = proposals.submitted(content());
        var old = proposals.digest(id);
        proposals.step("builder", id, "revise");
        proposals.put("builder", id, content().put("risk_bp", 1));
        proposals.step("builder", id, "submit");

        proposals
                .prove("approver-code", id, "code", Proposals.proof("APPROVE", old))
                .statusCode(409)
                .body("code", equalTo("proposal-digest-changed"));
        proposals.get(id).body("proofs", empty());
    }

    @Test
    void aProofOfADraftIsRefused() {
        var id = proposals.draft(content());

        proposals
                .prove("approver-code", id, "code", "APPROVE")
                .statusCode(409)
                .body("code", equalTo("proposal-not-submitted"));
    }

    @Test
    void anApproverProvesAtTheirOwnGateOnly() {
        var id = proposals.submitted(content());
        for (String role : List.of("code", "launch", "release")) {
            for (String gate : List.of("code", "launch", "release")) {
                if (!role.equals(gate)) {
                    proposals
                            .prove("approver-" + role, id, gate, "APPROVE")
                            .statusCode(403)
                            .body("code", equalTo("role-not-allowed"));
                }
            }
        }
        proposals.step("approver-code", id, "promote").statusCode(403).body("code", equalTo("role-not-allowed"));
        proposals.step("approver-launch", id, "promote").statusCode(403).body("code", equalTo("role-not-allowed"));
    }

    @Test
    void onlyPeopleApprove() {
        var id = proposals.submitted(content());
        for (String gate : List.of("code", "launch", "release")) {
            machine(
                    "approver-" + gate,
                    id,
                    "proofs/" + gate,
                    Proposals.proof("APPROVE", proposals.digest(id)).toString());
            machine("approver-" + gate, id, "reject", "{}");
        }
        machine("approver-release", id, "promote", "{}");
        proposals.get(id).body("proofs", empty()).body("state", equalTo("SUBMITTED"));
    }

    private void machine(String who, String id, String step, String body) {
        io.restassured.RestAssured.given()
                .auth()
                .oauth2(Tokens.odd(who + "@" + proposals.failures.tenant)
                        .claim("actor", "machine")
                        .text())
                .contentType("application/json")
                .body(body)
                .post("/remediation-proposals/" + id + "/" + step)
                .then()
                .statusCode(403)
                .body("code", equalTo("human-required"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"approver-code", "approver-launch", "approver-release"})
    void aBuilderThatIsAnApproverTooIsRefusedEverywhere(String approver) {
        var id = proposals.submitted(content());
        var calls = List.of(
                "POST /proofs/code",
                "POST /proofs/launch",
                "POST /proofs/release",
                "POST /reject",
                "POST /withdraw",
                "POST /submit",
                "POST /revise",
                "POST /promote",
                "PUT ",
                "GET ");
        for (var call : calls) {
            isTorn(approver, call.split(" ", 2)[0], "/remediation-proposals/" + id + call.split(" ", 2)[1]);
        }
        isTorn(approver, "POST", "/remediation-proposals");
        isTorn(approver, "GET", "/remediation-proposals");
        isTorn(approver, "GET", "/failure-clusters/" + proposals.cluster + "/builder-input");
    }

    private void isTorn(String approver, String method, String path) {
        var request = io.restassured.RestAssured.given()
                .auth()
                .oauth2(Tokens.odd("builder@" + proposals.failures.tenant)
                        .roles("builder", approver)
                        .text())
                .contentType("application/json");
        (method.equals("GET") ? request : request.body("{}"))
                .request(method, path)
                .then()
                .statusCode(403)
                .body("code", equalTo("roles-conflict"));
    }

    private static Arguments fault(String field, String code, Consumer<ObjectNode> bend) {
        return Arguments.of(field, code, bend);
    }
}
