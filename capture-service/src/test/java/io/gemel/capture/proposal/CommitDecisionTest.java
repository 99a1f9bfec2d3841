package io.gemel.capture.proposal;

import static io.gemel.capture.Api.OWNER;
import static io.gemel.capture.Api.as;
import static io.gemel.capture.Api.atOnce;
import static io.gemel.capture.Proposals.blocked;
import static io.gemel.capture.Proposals.commit;
import static io.gemel.capture.Proposals.committed;
import static io.gemel.capture.Proposals.good;
import static io.gemel.capture.Proposals.next;
import static io.gemel.capture.Proposals.thin;
import static io.gemel.capture.Runs.complete;
import static io.gemel.capture.Runs.get;
import static io.gemel.capture.Runs.running;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gemel.capture.Runs;
import io.gemel.contracts.Decisions;
import io.gemel.contracts.Decisions.DecisionCommitted;
import io.gemel.contracts.Event;
import io.gemel.platform.json.Json;
import io.gemel.platformtest.PostgresServer;
import io.gemel.platformtest.Records;
import io.gemel.platformtest.Tokens;
import io.gemel.platformtest.Twins;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class CommitDecisionTest {

    private static final String RUNTIME = "runtime@acme";

    private final UUID twin = Twins.inDirectory("capture", OWNER);

    @Test
    void aGoodProposalIsTheFirstVersionOfAChain() {
        String execution = running(twin, OWNER);
        var version = commit(twin, execution, RUNTIME, good().set("vaultRefs", Json.read("[\"vault:1\"]")));
        String id = version.path("id");
        version.then()
                .statusCode(201)
                .header("Location", endsWith("/twins/" + twin + "/decisions/" + id + "/versions/1"))
                .body("rootId", equalTo(id))
                .body("version", equalTo(1))
                .body("previousVersionId", nullValue())
                .body("twinId", equalTo(twin.toString()))
                .body("executionId", equalTo(execution))
                .body("text", equalTo("Quote every price\nwithout tax."))
                .body("isActive", equalTo(true))
                .body("reason.summary", equalTo(" Offers were read differently. "))
                .body("reason.tradeoff", nullValue())
                .body("evidenceRefs", contains("docs/offers.md"))
                .body("vaultRefs", contains("vault:1"))
                .body("createdBy", equalTo(Tokens.sub(RUNTIME)));
        get(twin, execution, OWNER).then().body("status", equalTo("Running")).body("versionIds", contains(id));
        assertThat(Json.read(as("viewer@acme").get(version.header("Location")).asString()))
                .isEqualTo(Json.read(version.asString()))
                .hasSize(16);
    }

    @Test
    void whatWasCommittedIsSaidWithoutItsReasonAndVaultReferences() {
        var first = committed(twin, running(twin, OWNER), good().set("vaultRefs", Json.read("[\"vault:marker\"]")));
        var second = committed(twin, running(twin, OWNER), next(first));
        String root = first.path("rootId");
        await().atMost(Duration.ofSeconds(20)).until(() -> said(root).size() == 2);
        assertThat(said(root).get(1).data())
                .isEqualTo(new DecisionCommitted(
                        UUID.fromString(second.path("id")),
                        UUID.fromString(root),
                        2,
                        UUID.fromString(root),
                        twin,
                        UUID.fromString(second.path("executionId")),
                        "Prices are quoted net",
                        "sales.offers",
                        "lock",
                        "CONSISTENCY",
                        1,
                        false,
                        java.time.Instant.parse(second.path("createdAt"))));
        assertThat(said(root).getFirst().data())
                .isEqualTo(new DecisionCommitted(
                        UUID.fromString(root),
                        UUID.fromString(root),
                        1,
                        null,
                        twin,
                        UUID.fromString(first.path("executionId")),
                        "Prices are quoted net",
                        "sales.offers",
                        "lock",
                        "CONSISTENCY",
                        1,
                        true,
                        java.time.Instant.parse(first.path("createdAt"))));
        var record = Records.all(Decisions.TOPIC.name()).stream()
                .filter(each -> root.equals(each.key()))
                .findFirst()
                .orElseThrow();
        assertThat(new String(record.value(), java.nio.charset.StandardCharsets.UTF_8))
                .doesNotContain("Offers were", "vault:marker", "docs/");
    }

    @Test
    void absentAndEmptyVaultReferencesAreToldApart() {
        String execution = running(twin, OWNER);
        commit(twin, execution, OWNER, good()).then().body("vaultRefs", nullValue());
        commit(twin, execution, OWNER, good().set("vaultRefs", Json.read("[]")))
                .then()
                .body("vaultRefs", empty());
    }

    @Test
    void theNextVersionTakesThePlaceOfItsPredecessor() {
        String execution = running(twin, OWNER);
        var first = committed(twin, execution, good());
        var second = committed(
                twin,
                execution,
                next(first).put("title", "Net prices").put("strength", "axis").put("domain", "global"));
        second.then()
                .body("rootId", equalTo(first.<String>path("id")))
                .body("version", equalTo(2))
                .body("previousVersionId", equalTo(first.<String>path("id")))
                .body("title", equalTo("Net prices"))
                .body("domain", equalTo("global"));
        get(twin, execution, OWNER).then().body("versionIds", contains(first.<String>path("id"), second.path("id")));
        assertThat(active(first.path("id"))).containsExactly(2);
    }

    @Test
    void aStalePredecessorChangesNothing() {
        String execution = running(twin, OWNER);
        var first = committed(twin, execution, good());
        var other = committed(twin, execution, good());
        committed(twin, execution, next(first));
        var ofAnotherChain = next(first).put("previousVersionId", other.<String>path("id"));
        var unknown = next(first).put("previousVersionId", UUID.randomUUID().toString());
        for (var stale : List.of(next(first), ofAnotherChain, unknown)) {
            commit(twin, execution, OWNER, stale)
                    .then()
                    .statusCode(409)
                    .body("code", equalTo("decision-version-stale"));
        }
        assertThat(active(first.path("id"))).containsExactly(2);
        get(twin, execution, OWNER).then().body("status", equalTo("Running")).body("versionIds", hasSize(3));
    }

    @Test
    void aChainOfAnotherTwinIsNotFound() {
        var elsewhere = Twins.inDirectory("capture", OWNER);
        var foreign = committed(elsewhere, running(elsewhere, OWNER), good());
        var bad = next(foreign);
        bad.remove("reason");
        commit(twin, running(twin, OWNER), OWNER, bad)
                .then()
                .statusCode(404)
                .body("code", equalTo("decision-not-found"));
    }

    @Test
    void anUnknownChainIsToldBeforeTheStateAndAnUnknownExecutionBeforeIt() {
        String ended = running(twin, OWNER);
        complete(twin, ended, OWNER);
        var proposal = good().put("rootId", UUID.randomUUID().toString())
                .put("previousVersionId", UUID.randomUUID().toString());
        commit(twin, ended, OWNER, proposal).then().statusCode(404).body("code", equalTo("decision-not-found"));
        commit(twin, "nonsense", OWNER, proposal).then().statusCode(404).body("code", equalTo("execution-not-found"));
        commit(twin, UUID.randomUUID().toString(), OWNER, thin())
                .then()
                .statusCode(404)
                .body("code", equalTo("execution-not-found"));
    }

    @Test
    void aBlockedProposalStopsTheExecutionAndWritesNoDecision() {
        String execution = running(twin, OWNER);
        var first = committed(twin, execution, good());
        var proposal = next(first).put("conversationTurnRef", "turn:1");
        proposal.set("vaultRefs", Json.read("[\"vault:1\", \"vault:2\"]"));
        proposal.set("evidenceRefs", Json.read("[\"\"]"));
        ((ObjectNode) proposal.get("reason")).put("more", 1);
        var blocked = commit(twin, execution, RUNTIME, proposal);
        String intervention = blocked.path("interventionId");
        blocked.then()
                .statusCode(422)
                .contentType(containsString("application/problem+json"))
                .body("code", equalTo("BLOCK_VALIDATION"))
                .body("type", equalTo("urn:gemel:problem:BLOCK_VALIDATION"))
                .body("category", equalTo("BLOCK"))
                .body("executionStatus", equalTo("InterventionRequired"))
                .body("violations.code", contains("REASON_PROPERTY_UNKNOWN", "EVIDENCE_REF_INVALID"))
                .body("violations.field", contains("reason.more", "evidenceRefs.0"))
                .body("violations.pointer", contains("/reason/more", "/evidenceRefs/0"))
                .body("trace_id", not(nullValue()));
        assertThat(Json.read(blocked.asString()).get("proposal")).isEqualTo(Json.read(proposal.toString()));
        var kept = get(twin, execution, OWNER);
        kept.then()
                .body("status", equalTo("InterventionRequired"))
                .body("versionIds", contains(first.<String>path("id")))
                .body("interventions.id", contains(intervention))
                .body("interventions[0].status", equalTo("Open"))
                .body("interventions[0].vaultRefCount", equalTo(2))
                .body("interventions[0].violations", equalTo(blocked.<List<Object>>path("violations")))
                .body("interventions[0].proposal.rootId", equalTo(first.<String>path("id")))
                .body(
                        "interventions[0].proposal.reason",
                        equalTo(Map.of("type", "CONSISTENCY", "summary", " Offers were read differently. ")))
                .body("transitions.reason", contains("started", "blocked"))
                .body("transitions[1].by", equalTo(Tokens.sub(RUNTIME)));
        assertThat(kept.asString()).doesNotContain("turn:1", "vault:1", "conversationTurnRef", "vaultRefs");
        assertThat(active(first.path("id"))).containsExactly(1);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "absent",
            value = {"absent,", "null,", "[],0", "'[\"vault:1\"]',1"})
    void vaultReferencesAreCountedAndAbsentOnesAreNoneToCount(String refs, Integer count) {
        String execution = running(twin, OWNER);
        var proposal = thin();
        if (refs != null) {
            proposal.set("vaultRefs", Json.read(refs));
        }
        commit(twin, execution, OWNER, proposal).then().statusCode(422);
        get(twin, execution, OWNER).then().body("interventions[0].vaultRefCount", equalTo(count));
    }

    @Test
    void ofAReasonThatIsNoObjectNothingIsKept() {
        String execution = running(twin, OWNER);
        var proposal = good();
        proposal.set("reason", Json.read("[{\"type\": \"RISK\", \"aside\": \"private\"}]"));

        commit(twin, execution, OWNER, proposal).then().statusCode(422).body("code", equalTo("BLOCK_VALIDATION"));

        var kept = get(twin, execution, OWNER);
        kept.then().body("interventions[0].proposal.reason", nullValue());
        assertThat(kept.asString()).doesNotContain("private");
    }

    @Test
    void furtherCommitsWaitForThePerson() {
        String execution = running(twin, OWNER);
        blocked(twin, execution);
        commit(twin, execution, OWNER, good())
                .then()
                .statusCode(409)
                .body("code", equalTo("execution-intervention-required"));
        commit(twin, execution, RUNTIME, thin())
                .then()
                .statusCode(409)
                .body("code", equalTo("execution-intervention-required"));
        complete(twin, execution, RUNTIME)
                .then()
                .statusCode(409)
                .body("code", equalTo("execution-intervention-required"));
        get(twin, execution, OWNER).then().body("interventions", hasSize(1));
    }

    @Test
    void onAnEndedExecutionABadProposalLeavesNoIntervention() {
        String execution = running(twin, OWNER);
        complete(twin, execution, OWNER);
        commit(twin, execution, OWNER, thin()).then().statusCode(409).body("code", equalTo("execution-ended"));
        get(twin, execution, OWNER).then().body("interventions", empty()).body("status", equalTo("Completed"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            title               | ""                               | blank
            title               | "a\\nb"                          | character
            title               | null                             | null
            text                | 5                                | type
            domain              | "Sales"                          | format
            domain              | "a.b.c.d"                        | format
            domain              | "a."                             | format
            strength            | "hard"                           | set
            rootId              | "x"                              | format
            previousVersionId   | "019aa0c4-7c8a-7d51-b1c5-2f1f6f0f2a11" | unknown
            vaultRefs           | "v"                              | type
            vaultRefs           | [""]                             | blank
            vaultRefs           | [null]                           | type
            vaultRefs           | ["ok", "513 v"]                  | length
            conversationTurnRef | 5                                | type
            more                | 1                                | unknown
            reason              | "\\u0000"                        | character
            """)
    void aBadShapeIsAnOrdinaryFaultEvenWithABadReason(String name, String value, String code) {
        String execution = running(twin, OWNER);
        var proposal = good();
        proposal.putObject("reason");
        proposal.set(name, Json.read(value.replace("513 v", "v".repeat(513))));
        commit(twin, execution, OWNER, proposal)
                .then()
                .statusCode(422)
                .body("code", equalTo("validation-failed"))
                .body("violations.code", org.hamcrest.Matchers.hasItem(code));
        get(twin, execution, OWNER).then().body("status", equalTo("Running")).body("interventions", empty());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"type": 12345678901234567890, "summary": "s"}            | ["e"]              | REASON_TYPE_INVALID
            {"type": "RISK", "summary": 0.12345678901234567}          | ["e"]              | REASON_SUMMARY_REQUIRED
            {"type": "RISK", "summary": "s", "tradeoff": [1e400]}     | ["e"]              | REASON_SCHEMA_VIOLATION
            {"type": "RISK", "summary": "s", "n": 1e999999999}        | ["e"]              | REASON_PROPERTY_UNKNOWN
            {"type": "RISK", "summary": "s"}                          | [9007199254740993] | EVIDENCE_REF_INVALID
            {"type": "RISK", "summary": "s"}                          | 1e999999999        | EVIDENCE_REF_INVALID
            """)
    void aNumberThatNoReaderKeepsExactlyIsForTheGateToo(String reason, String evidence, String code) {
        String execution = running(twin, OWNER);
        String proposal = good().put("reason", "R")
                .put("evidenceRefs", "E")
                .toString()
                .replace("\"R\"", reason)
                .replace("\"E\"", evidence);
        var blocked = as(OWNER).body(proposal).post(Runs.PATH + "/{e}/decisions", twin, execution);
        blocked.then()
                .statusCode(422)
                .body("code", equalTo("BLOCK_VALIDATION"))
                .body("violations.code", contains(code));
        get(twin, execution, OWNER)
                .then()
                .body("interventions.id", contains(blocked.<String>path("interventionId")))
                .body("interventions[0].proposal.evidenceRefs", equalTo(blocked.path("proposal.evidenceRefs")));
    }

    @Test
    void theBoundsThemselvesAreAccepted() {
        String execution = running(twin, OWNER);
        var proposal = good().put("title", "😀".repeat(200))
                .put("text", "😀".repeat(4000))
                .put("domain", "a".repeat(32) + "." + "b".repeat(32) + "." + "c".repeat(32))
                .put("conversationTurnRef", "t".repeat(512));
        var refs = proposal.putArray("vaultRefs");
        for (int i = 0; i < 50; i++) {
            refs.add("v".repeat(512));
        }
        committed(twin, execution, proposal);
        refs.add("v");
        proposal.put("title", "😀".repeat(201))
                .put("text", "😀".repeat(4001))
                .put("domain", "a".repeat(33))
                .put("conversationTurnRef", "t".repeat(513));
        commit(twin, execution, OWNER, proposal)
                .then()
                .statusCode(422)
                .body("violations.field", contains("conversationTurnRef", "domain", "text", "title", "vaultRefs"));
        commit(twin, execution, OWNER, good().put("rootId", UUID.randomUUID().toString()))
                .then()
                .statusCode(422)
                .body("violations.field", contains("previousVersionId"))
                .body("violations.code", contains("required"));
    }

    @Test
    void anExecutionTakesAThousandVersions() throws SQLException {
        String execution = running(twin, OWNER);
        committed(twin, execution, good());
        fill(execution, 999);
        commit(twin, execution, OWNER, good()).then().statusCode(409).body("code", equalTo("execution-full"));
        commit(twin, execution, OWNER, thin()).then().statusCode(409).body("code", equalTo("execution-full"));
        complete(twin, execution, OWNER).then().statusCode(200).body("versionIds", hasSize(1000));
    }

    private static void fill(String execution, int count) throws SQLException {
        try (var connection = PostgresServer.superuser("capture");
                var insert = connection.prepareStatement("""
                        insert into decision_versions (tenant_id, id, root_id, version, twin_id, execution_id, title, text, domain, strength,
                                                       is_active, reason, evidence_refs, created_by, created_at)
                        select v.tenant_id, n.id, n.id, 1, v.twin_id, v.execution_id, v.title, v.text, v.domain, v.strength,
                               true, v.reason, v.evidence_refs, v.created_by, v.created_at
                          from decision_versions v, lateral (select uuidv7() as id, g from generate_series(1, ?) g) n
                         where v.execution_id = ?::uuid
                        """)) {
            insert.setInt(1, count);
            insert.setString(2, execution);
            insert.executeUpdate();
        }
    }

    @Test
    void ofThirtyTwoNextVersionsAtOnceOneIsCommitted() {
        var first = committed(twin, running(twin, OWNER), good());
        var executions = atOnce(4, () -> running(twin, OWNER));
        var turn = new AtomicInteger();
        var statuses = atOnce(32, () -> commit(twin, executions.get(turn.getAndIncrement() % 4), OWNER, next(first))
                .statusCode());
        assertThat(statuses).containsOnlyOnce(201).containsOnly(201, 409);
        assertThat(active(first.path("id"))).containsExactly(2);
        String root = first.path("id");
        await().atMost(Duration.ofSeconds(20)).until(() -> said(root).size() == 2);
    }

    @Test
    void ofAGoodAndABlockedProposalAtOnceTheGoodOneIsFirstOrWaits() {
        for (int round = 0; round < 8; round++) {
            String execution = running(twin, OWNER);
            var turn = new AtomicInteger();
            var answers =
                    atOnce(2, () -> commit(twin, execution, OWNER, turn.getAndIncrement() == 0 ? good() : thin()));
            int good = answers.stream()
                    .mapToInt(Response::statusCode)
                    .filter(s -> s != 422)
                    .findFirst()
                    .orElseThrow();
            var after = get(twin, execution, OWNER);
            after.then().body("status", equalTo("InterventionRequired")).body("interventions", hasSize(1));
            assertThat(after.<List<String>>path("versionIds")).hasSize(good == 201 ? 1 : 0);
            if (good != 201) {
                assertThat(answers.stream()
                                .filter(a -> a.statusCode() == 409)
                                .findFirst()
                                .orElseThrow()
                                .<String>path("code"))
                        .isEqualTo("execution-intervention-required");
            }
        }
    }

    @Test
    void aRepeatedCommitAnswersTheVersionAsItWasThen() {
        String execution = running(twin, OWNER);
        String key = UUID.randomUUID().toString();
        var first = keyed(key, execution, good().put("conversationTurnRef", "turn:1"));
        committed(twin, execution, next(first));
        var again = keyed(key, execution, good().put("conversationTurnRef", "turn:2"));
        again.then()
                .statusCode(201)
                .header("Idempotency-Replayed", equalTo("true"))
                .header("Location", equalTo(first.header("Location")));
        assertThat(again.asString()).isEqualTo(first.asString());
        keyed(key, execution, good().put("title", "Other"))
                .then()
                .statusCode(422)
                .body("code", equalTo("idempotency-key-reused"));
    }

    @Test
    void aRepeatedBlockEchoesTheRepeatedRequestAndOpensNothing() {
        String execution = running(twin, OWNER);
        String key = UUID.randomUUID().toString();
        var first = keyed(key, execution, thin().put("conversationTurnRef", "turn:1"));
        var again = keyed(key, execution, thin().put("conversationTurnRef", "turn:2"));
        again.then()
                .statusCode(422)
                .header("Idempotency-Replayed", equalTo("true"))
                .body("code", equalTo("BLOCK_VALIDATION"))
                .body("category", equalTo("BLOCK"))
                .body("executionStatus", equalTo("InterventionRequired"))
                .body("interventionId", equalTo(first.<String>path("interventionId")))
                .body("violations", equalTo(first.<List<Object>>path("violations")))
                .body("proposal.conversationTurnRef", equalTo("turn:2"));
        get(twin, execution, OWNER).then().body("interventions", hasSize(1));
    }

    private Response keyed(String key, String execution, ObjectNode proposal) {
        return as(OWNER)
                .header("Idempotency-Key", key)
                .body(proposal.toString())
                .post("/twins/{t}/executions/{e}/decisions", twin, execution);
    }

    @ParameterizedTest
    @CsvSource({"2, false, decision_versions_tenant_id_root_id_version_key", "3, true, decision_versions_one_active"})
    void theDatabaseHoldsEachNumberOnceAndOneActiveVersion(int version, boolean active, String constraint)
            throws SQLException {
        String execution = running(twin, OWNER);
        var second = committed(twin, execution, next(committed(twin, execution, good())));
        try (var connection = PostgresServer.superuser("capture");
                var insert = connection.prepareStatement("""
                        insert into decision_versions (tenant_id, id, root_id, version, previous_version_id, twin_id, execution_id,
                                                       title, text, domain, strength, is_active, reason, evidence_refs, created_by,
                                                       created_at)
                        select tenant_id, uuidv7(), root_id, ?, previous_version_id, twin_id, execution_id, title, text, domain,
                               strength, ?, reason, evidence_refs, created_by, created_at
                          from decision_versions where id = ?::uuid
                        """)) {
            insert.setInt(1, version);
            insert.setBoolean(2, active);
            insert.setString(3, second.path("id"));
            assertThatThrownBy(insert::executeUpdate).hasMessageContaining(constraint);
        }
    }

    @ParameterizedTest
    @org.junit.jupiter.params.provider.ValueSource(
            strings = {
                "update decision_versions set title = 'x'",
                "update decision_versions set is_active = true",
                "delete from decision_versions",
                "truncate decision_versions cascade",
                "update execution_transitions set by = 'x'",
                "delete from execution_transitions"
            })
    void notEvenTheOwnerRewritesADecision(String change) throws SQLException {
        committed(twin, running(twin, OWNER), good());
        try (var owner = PostgresServer.as("capture", "owner");
                var statement = owner.createStatement()) {
            statement.execute("select set_config('app.tenant_id', 'acme', false)");
            assertThatThrownBy(() -> statement.execute(change))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("append-only");
        }
    }

    @ParameterizedTest
    @org.junit.jupiter.params.provider.ValueSource(
            strings = {
                "update decision_versions set reason = '{}'",
                "delete from decision_versions",
                "update executions set plan_hash = ''"
            })
    void theApplicationHasNoRightToRewrite(String change) throws SQLException {
        try (var app = PostgresServer.as("capture", "app");
                var statement = app.createStatement()) {
            statement.execute("select set_config('app.tenant_id', 'acme', false)");
            assertThatThrownBy(() -> statement.execute(change))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("permission denied");
        }
    }

    private static List<Integer> active(String root) {
        try (var connection = PostgresServer.superuser("capture");
                var query = connection.prepareStatement(
                        "select version from decision_versions where root_id = ?::uuid and is_active")) {
            query.setString(1, root);
            var found = new java.util.ArrayList<Integer>();
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    found.add(rows.getInt(1));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Event<Decisions>> said(String root) {
        return Records.events(Decisions.TOPIC).stream()
                .filter(each -> each.data() instanceof DecisionCommitted committed
                        && committed.rootId().toString().equals(root))
                .toList();
    }
}
