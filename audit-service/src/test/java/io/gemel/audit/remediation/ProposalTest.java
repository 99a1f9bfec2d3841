package io.gemel.audit.remediation;

import static io.gemel.audit.remediation.Proposals.content;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gemel.audit.cluster.Failures;
import io.gemel.platform.json.Json;
import io.gemel.platformtest.Records;
import io.gemel.platformtest.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class ProposalTest {

    private static Proposals shared;

    private Proposals proposals;
    private Failures failures;

    @BeforeEach
    void aClusterThatRecurs() {
        use(shared == null ? new Proposals() : shared);
        shared = proposals;
    }

    /** For a test that counts or changes what the others share. */
    private void alone() {
        use(new Proposals());
    }

    private void use(Proposals some) {
        proposals = some;
        failures = some.failures;
    }

    private String sub(String who) {
        return Tokens.sub(who + "@" + failures.tenant);
    }

    @Test
    void aDraftIsWhatWasProposedWithTheBuildersInput() {
        var input = failures.get("builder", "/failure-clusters/" + proposals.cluster + "/builder-input")
                .statusCode(200)
                .extract()
                .asString();

        var made = proposals.create("builder", content()).statusCode(201);
        String id = made.extract().path("id");

        made.header("Location", equalTo("/remediation-proposals/" + id)).header("ETag", equalTo("\"1\""));
        var body = Json.read(made.extract().asString());
        assertThat(body.path("builder_input")).isEqualTo(Json.read(input));
        Json.read(content().toString()).properties().forEach(member -> assertThat(body.path(member.getKey()))
                .isEqualTo(member.getValue()));
        made.body("cluster_id", equalTo(proposals.cluster))
                .body("state", equalTo("DRAFT"))
                .body("submission", equalTo(0))
                .body("proposed_by", equalTo(sub("builder")))
                .body("edited_by", empty())
                .body("gates.gate", equalTo(Proposals.GATES))
                .body("gates.open", contains(false, false, false))
                .body("gates.reason", contains("proof-absent", "proof-absent", "proof-absent"))
                .body("proofs", empty())
                .body("history", empty());
        assertThat(Json.read(proposals.get(id).extract().asString())).isEqualTo(body);
    }

    @Test
    void theDigestIsOfContentAndInputInCanonicalForm() {
        var made = Json.read(proposals.create("builder", content()).extract().asString());

        ObjectNode signed = content();
        signed.set("builder_input", made.path("builder_input"));
        assertThat(made.path("content_digest").textValue()).isEqualTo(Json.sha256Hex(Json.canonical(signed)));
    }

    @Test
    void theInputHasTheNewest64CasesInTheOrderOfTheirListAndItsHash() {
        var many = new Failures();
        many.report(
                IntStream.rangeClosed(1, 65)
                        .mapToObj(i -> many.call("c" + i, i))
                        .toList(),
                many.tenant);
        var cluster = many.cluster(65);
        List<String> cases =
                many.get("auditor", "/gold-cases?limit=200").extract().path("items.id");

        var input = (ObjectNode) Json.read(many.get("builder", "/failure-clusters/" + cluster + "/builder-input")
                .statusCode(200)
                .extract()
                .asString());
        var ids = new ArrayList<String>();
        input.path("case_ids").forEach(id -> ids.add(id.textValue()));
        assertThat(ids).isEqualTo(cases.subList(0, 64));
        var hash = input.remove("source_signal_hash").textValue();
        assertThat(hash).isEqualTo(Json.sha256Hex(Json.canonical(input)));
    }

    @Test
    void theStoredInputChangesWithNoLaterCase() {
        alone();
        var id = proposals.draft(content());
        var before = Json.read(proposals.get(id).extract().asString()).path("builder_input");

        failures.report(failures.call("later", 9));
        failures.cluster(4);

        assertThat(Json.read(proposals.get(id).extract().asString()).path("builder_input"))
                .isEqualTo(before);
        failures.get("builder", "/failure-clusters/" + proposals.cluster + "/builder-input")
                .body("recurrence", equalTo(4));
    }

    @Test
    void anUnknownClusterHasNoProposal() {
        for (String cluster : List.of(UUID.randomUUID().toString(), new Failures().recurring())) {
            failures.as("builder")
                    .body(content().put("cluster_id", cluster).toString())
                    .post("/remediation-proposals")
                    .then()
                    .statusCode(404)
                    .body("code", equalTo("cluster-not-found"));
        }
    }

    @Test
    void aClusterThatDoesNotRecurIsMappedForNobody() {
        var rare = new Failures();
        rare.report(rare.call("a", 1), rare.call("b", 2));
        var cluster = rare.cluster(2);

        rare.get("builder", "/failure-clusters/" + cluster + "/builder-input")
                .statusCode(409)
                .body("code", equalTo("cluster-not-recurring"));
        rare.as("builder")
                .body(content().put("cluster_id", cluster).toString())
                .post("/remediation-proposals")
                .then()
                .statusCode(409)
                .body("code", equalTo("cluster-not-recurring"));
        rare.get("auditor", "/remediation-proposals").body("items", empty());
    }

    @Test
    void aResolvedClusterIsMappedForNobody() {
        alone();
        failures.move("auditor", proposals.cluster, "{\"state\": \"VERIFYING\"}")
                .statusCode(200);
        failures.move("auditor", proposals.cluster, "{\"state\": \"RESOLVED\", \"resolved_in\": \"1.4.0\"}")
                .statusCode(200);

        failures.get("builder", "/failure-clusters/" + proposals.cluster + "/builder-input")
                .statusCode(409)
                .body("code", equalTo("cluster-resolved"));
        proposals.create("builder", content()).statusCode(409).body("code", equalTo("cluster-resolved"));
    }

    @Test
    void aDraftIsEditedByWhoHasSeenIt() {
        var id = proposals.draft(content());
        var other = content().put("title", "Retry twice");

        proposals.put("builder2", id, other, null).statusCode(428).body("code", equalTo("precondition-required"));
        proposals.put("builder2", id, other, "\"7\"").statusCode(412).body("code", equalTo("precondition-failed"));
        proposals.put("builder2", id, other, "W/\"1\"").statusCode(412);
        var edited = proposals.put("builder2", id, other, "\"1\"").statusCode(200);
        edited.header("ETag", equalTo("\"2\""))
                .body("title", equalTo("Retry twice"))
                .body("edited_by", contains(sub("builder2")))
                .body("proposed_by", equalTo(sub("builder")));
        proposals.put("builder2", id, other, "\"2\"").statusCode(200).body("edited_by", hasSize(1));
        proposals
                .put("builder", id, content(), "\"3\"")
                .statusCode(200)
                .body("edited_by", contains(sub("builder2"), sub("builder")));
    }

    @Test
    void itsTimesAreThoseOfItsMakingAndItsLastChange() {
        var before = Instant.now().minusSeconds(1);
        var id = proposals.draft(content());
        var made = proposals.get(id).extract();
        var created = Instant.parse(made.path("created_at"));
        assertThat(created).isBetween(before, Instant.now().plusSeconds(1));
        assertThat(Instant.parse(made.path("updated_at"))).isBetween(created, created.plusMillis(1));

        var last = created;
        for (var step : List.<Runnable>of(
                () -> proposals.put("builder", id, content().put("risk_bp", 7)),
                () -> proposals.step("builder", id, "submit"),
                () -> proposals.prove("approver-code", id, "code", "APPROVE"))) {
            step.run();
            var now = proposals.get(id).extract();
            assertThat(Instant.parse(now.path("created_at"))).isEqualTo(created);
            assertThat(Instant.parse(now.path("updated_at"))).isAfter(last);
            last = Instant.parse(now.path("updated_at"));
        }
    }

    @Test
    void theDigestFollowsTheContent() {
        var id = proposals.draft(content());
        var first = proposals.digest(id);

        proposals.put("builder", id, content().put("risk_bp", 121));
        assertThat(proposals.digest(id)).isNotEqualTo(first);
        proposals.put("builder", id, content());
        assertThat(proposals.digest(id)).isEqualTo(first);
    }

    @Test
    void onlyADraftIsEditedOrSubmitted() {
        var id = proposals.submitted(content());

        proposals.put("builder", id, content()).statusCode(409).body("code", equalTo("proposal-not-a-draft"));
        proposals.step("builder", id, "submit").statusCode(409).body("code", equalTo("proposal-not-a-draft"));
        proposals.step("builder2", id, "revise").statusCode(200).body("state", equalTo("DRAFT"));
        proposals.step("builder", id, "revise").statusCode(409).body("code", equalTo("proposal-not-submitted"));
        proposals
                .step("builder3", id, "submit")
                .statusCode(200)
                .body("submission", equalTo(2))
                .body("proposed_by", equalTo(sub("builder")))
                .body("history.by", contains(sub("builder"), sub("builder2"), sub("builder3")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"withdraw", "reject", "promote"})
    void whatIsClosedStaysClosed(String end) {
        var id = proposals.submitted(content().put("action", "HOLD"));
        proposals
                .step(end.equals("withdraw") ? "builder" : "approver-release", id, end)
                .statusCode(200);

        proposals.step("builder", id, "submit").statusCode(409).body("code", equalTo("proposal-not-a-draft"));
        proposals.step("builder", id, "revise").statusCode(409).body("code", equalTo("proposal-not-submitted"));
        proposals.step("builder", id, "withdraw").statusCode(409).body("code", equalTo("proposal-closed"));
        proposals.step("approver-code", id, "reject").statusCode(409).body("code", equalTo("proposal-not-submitted"));
        proposals.promote(id).statusCode(409).body("code", equalTo("proposal-not-submitted"));
        proposals
                .prove("approver-code", id, "code", "APPROVE")
                .statusCode(409)
                .body("code", equalTo("proposal-not-submitted"));
        proposals.put("builder", id, content()).statusCode(409).body("code", equalTo("proposal-not-a-draft"));
    }

    @Test
    void aDraftIsWithdrawnToo() {
        var id = proposals.draft(content());

        proposals.step("builder2", id, "withdraw").statusCode(200).body("state", equalTo("WITHDRAWN"));
    }

    @Test
    void anUnknownProposalIsNotFound() {
        for (String id : List.of(UUID.randomUUID().toString(), "nonsense")) {
            proposals.get(id).statusCode(404).body("code", equalTo("proposal-not-found"));
            proposals
                    .put("builder", id, content(), "\"1\"")
                    .statusCode(404)
                    .body("code", equalTo("proposal-not-found"));
            for (String step : List.of("submit", "revise", "withdraw")) {
                proposals.step("builder", id, step).statusCode(404).body("code", equalTo("proposal-not-found"));
            }
            for (String step : List.of("reject", "promote")) {
                proposals
                        .step("approver-release", id, step)
                        .statusCode(404)
                        .body("code", equalTo("proposal-not-found"));
            }
            proposals
                    .prove("approver-code", id, "code", Proposals.proof("APPROVE", "ab".repeat(32)))
                    .statusCode(404)
                    .body("code", equalTo("proposal-not-found"));
        }
    }

    @Test
    void anotherTenantsProposalIsNotFound() {
        var id = proposals.submitted(content());
        var others = new Failures();

        others.get("auditor", "/remediation-proposals/" + id)
                .statusCode(404)
                .body("code", equalTo("proposal-not-found"));
        others.as("builder")
                .post("/remediation-proposals/" + id + "/withdraw")
                .then()
                .statusCode(404);
        others.get("auditor", "/remediation-proposals").body("items", empty());
    }

    @Test
    void proposalsAreListedNewestFirst() {
        alone();
        var ids = new ArrayList<String>();
        for (int i = 0; i < 5; i++) {
            ids.addFirst(proposals.draft(content()));
        }
        proposals.step("builder", ids.get(2), "submit");

        var seen = new ArrayList<String>();
        String cursor = "";
        do {
            var page = failures.get("builder", "/remediation-proposals?limit=2" + cursor)
                    .statusCode(200)
                    .extract();
            seen.addAll(page.path("items.id"));
            cursor = page.path("next_cursor") == null ? null : "&cursor=" + page.path("next_cursor");
        } while (cursor != null);
        assertThat(seen).isEqualTo(ids);
        failures.get("auditor", "/remediation-proposals?state=SUBMITTED").body("items.id", contains(ids.get(2)));
        failures.get("auditor", "/remediation-proposals?cluster_id=" + proposals.cluster)
                .body("items", hasSize(5));
        failures.get("auditor", "/remediation-proposals?cluster_id=" + UUID.randomUUID())
                .body("items", empty());
        failures.get("auditor", "/remediation-proposals?state=OPEN")
                .statusCode(400)
                .body("code", equalTo("invalid-query"));
    }

    @Test
    void eachStepIsInTheHistoryAndSaid() {
        var id = proposals.submitted(content());
        proposals
                .prove(
                        "approver-code",
                        id,
                        "code",
                        Proposals.proof("DENY", proposals.digest(id)).put("note", "no\ntest"))
                .statusCode(201);
        proposals.step("builder", id, "revise");
        proposals.step("builder", id, "submit");
        proposals.approved(id);
        proposals.promote(id).statusCode(200).body("state", equalTo("PROMOTED"));

        proposals
                .get(id)
                .body(
                        "history.from",
                        contains(
                                "DRAFT",
                                "SUBMITTED",
                                "SUBMITTED",
                                "DRAFT",
                                "SUBMITTED",
                                "SUBMITTED",
                                "SUBMITTED",
                                "SUBMITTED"))
                .body(
                        "history.to",
                        contains(
                                "SUBMITTED",
                                "SUBMITTED",
                                "DRAFT",
                                "SUBMITTED",
                                "SUBMITTED",
                                "SUBMITTED",
                                "SUBMITTED",
                                "PROMOTED"))
                .body("history[1].by", equalTo(sub("approver-code")))
                .body("history[1].note", equalTo("no\ntest"))
                .body("history[7].by", equalTo(sub("approver-release")));
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(said(id))
                .extracting(event -> event.path("type").textValue())
                .containsExactly(
                        "io.gemel.audit.proposal.submitted.v1",
                        "io.gemel.audit.proposal.proof-given.v1",
                        "io.gemel.audit.proposal.revised.v1",
                        "io.gemel.audit.proposal.submitted.v1",
                        "io.gemel.audit.proposal.proof-given.v1",
                        "io.gemel.audit.proposal.proof-given.v1",
                        "io.gemel.audit.proposal.proof-given.v1",
                        "io.gemel.audit.proposal.promoted.v1"));
        assertThat(said(id))
                .extracting(event -> event.path("data").path("state").textValue())
                .containsExactly(
                        "SUBMITTED",
                        "SUBMITTED",
                        "DRAFT",
                        "SUBMITTED",
                        "SUBMITTED",
                        "SUBMITTED",
                        "SUBMITTED",
                        "PROMOTED");
        assertThat(said(id))
                .extracting(event -> event.path("data").path("content_digest").textValue())
                .containsOnly(proposals.digest(id));
        assertThat(said(id).getLast().path("data").path("approver").textValue()).isEqualTo(sub("approver-release"));
        var denied = said(id).get(1).path("data");
        assertThat(denied.path("proposal_id").textValue()).isEqualTo(id);
        assertThat(denied.path("cluster_id").textValue()).isEqualTo(proposals.cluster);
        assertThat(denied.path("change_class").textValue()).isEqualTo("B");
        assertThat(denied.path("action").textValue()).isEqualTo("PROMOTE");
        assertThat(denied.path("state").textValue()).isEqualTo("SUBMITTED");
        assertThat(denied.path("content_digest").textValue()).isEqualTo(proposals.digest(id));
        assertThat(denied.path("gate").textValue()).isEqualTo("code_permission_gate_passed");
        assertThat(denied.path("decision").textValue()).isEqualTo("DENY");
        assertThat(denied.path("approver").textValue()).isEqualTo(sub("approver-code"));
    }

    @Test
    void theOtherEndsAreSaidToo() {
        var withdrawn = proposals.submitted(content());
        proposals.step("builder", withdrawn, "withdraw");
        var rejected = proposals.submitted(content());
        failures.as("approver-launch")
                .body("{\"note\": \"too risky\"}")
                .post("/remediation-proposals/" + rejected + "/reject")
                .then()
                .statusCode(200)
                .body("state", equalTo("REJECTED"))
                .body("history[1].note", equalTo("too risky"));
        var decided = proposals.submitted(content().put("action", "ROLLBACK").put("change_class", "C"));
        proposals.promote(decided).statusCode(200).body("state", equalTo("DECIDED"));

        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            assertThat(said(withdrawn)).hasSize(2);
            assertThat(said(rejected)).hasSize(2);
            assertThat(said(decided)).hasSize(2);
        });
        isEnd(withdrawn, "withdrawn", null);
        isEnd(rejected, "rejected", sub("approver-launch"));
        isEnd(decided, "decided", sub("approver-release"));
    }

    /** The last event of a proposal says what the proposal is, and who ended it if it was an approver. */
    private void isEnd(String id, String what, String approver) {
        var now = Json.read(proposals.get(id).extract().asString());
        var expected = Json.object().put("proposal_id", id);
        for (var member : List.of("cluster_id", "change_class", "action", "state", "content_digest")) {
            expected.set(member, now.path(member));
        }
        expected.putNull("gate").putNull("decision").put("approver", approver);
        var last = said(id).getLast();
        assertThat(last.path("type").textValue()).isEqualTo("io.gemel.audit.proposal." + what + ".v1");
        assertThat(last.path("data")).isEqualTo(expected);
    }

    private static List<JsonNode> said(String id) {
        return Records.all("gemel.audit.proposals.v1").stream()
                .filter(record -> id.equals(record.key()))
                .map(record -> Json.read(new String(record.value(), java.nio.charset.StandardCharsets.UTF_8)))
                .toList();
    }

    @Test
    void anUnknownMemberIsRefusedEverywhere() {
        var id = proposals.submitted(content());
        var steps = Map.of(
                "submit", "builder",
                "revise", "builder",
                "withdraw", "builder",
                "reject", "approver-code",
                "promote", "approver-release");
        steps.forEach((step, who) -> failures.as(who)
                .body("{\"more\": 1}")
                .post("/remediation-proposals/" + id + "/" + step)
                .then()
                .statusCode(422)
                .body("violations.field", contains("more"))
                .body("violations.code", contains("unknown")));
        for (var gate : List.of("code", "launch", "release")) {
            proposals
                    .prove(
                            "approver-" + gate,
                            id,
                            gate,
                            Proposals.proof("APPROVE", "ab".repeat(32)).put("more", 1))
                    .statusCode(422)
                    .body("violations.field", contains("more"));
        }
        proposals
                .put("builder", id, content().put("more", 1))
                .statusCode(422)
                .body("violations.field", contains("more"));
        proposals.get(id).body("state", equalTo("SUBMITTED")).body("history", hasSize(1));
    }

    @Test
    void aRepeatedStepWithItsKeyIsOneStep() {
        var id = proposals.draft(content());
        var proof = Proposals.proof("APPROVE", proposals.digest(id)).toString();
        isOne("builder", id, "submit", "{}", 1);
        isOne("approver-code", id, "proofs/code", proof, 2);
        isOne("approver-launch", id, "proofs/launch", proof, 3);
        isOne("approver-release", id, "proofs/release", proof, 4);
        proposals.get(id).body("proofs", hasSize(3)).body("submission", equalTo(1));
        isOne("builder", id, "revise", "{}", 5);
        isOne("builder", id, "withdraw", "{}", 6);
        var promoted = proposals.submitted(content());
        proposals.approved(promoted);
        isOne("approver-release", promoted, "promote", "{}", 5);
        isOne("approver-code", proposals.submitted(content()), "reject", "{\"note\": \"no\"}", 2);
    }

    /** The second of two answers is the first one, and {@code steps} are in the history. */
    private void isOne(String who, String id, String step, String body, int steps) {
        var first = repeatable(who, id, step, body)
                .statusCode(step.startsWith("proofs") ? 201 : 200)
                .header("Idempotency-Replayed", nullValue())
                .extract();
        repeatable(who, id, step, body)
                .statusCode(first.statusCode())
                .header("Idempotency-Replayed", "true")
                .body(equalTo(first.asString()));
        proposals.get(id).body("history", hasSize(steps));
    }

    private ValidatableResponse repeatable(String who, String id, String step, String body) {
        return failures.as(who)
                .header("Idempotency-Key", "k-" + id + step.replace('/', '-'))
                .body(body)
                .post("/remediation-proposals/" + id + "/" + step)
                .then();
    }

    @Test
    void theSameRequestWithItsKeyIsOneProposal() {
        alone();
        var ids = IntStream.range(0, 3)
                .mapToObj(i -> failures.as("builder")
                        .header("Idempotency-Key", "k1")
                        .body(content().put("cluster_id", proposals.cluster).toString())
                        .post("/remediation-proposals")
                        .then()
                        .statusCode(201)
                        .extract()
                        .<String>path("id"))
                .toList();

        assertThat(ids).containsOnly(ids.getFirst());
        failures.get("auditor", "/remediation-proposals")
                .body("items.id", hasItem(ids.getFirst()))
                .body("items", hasSize(1));
    }
}
