package io.gemel.audit.remediation;

import static org.assertj.core.api.Assertions.assertThat;

import io.gemel.audit.remediation.GateScenario.Act;
import io.gemel.platformtest.Answers;
import io.gemel.platformtest.PostgresServer;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ExtractableResponse;
import io.restassured.response.Response;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The promotion gate against an independent oracle. Proofs are written with the application role, which could do so; what is tried is
 * that neither {@code /promote} nor any statement promotes without them.
 */
@QuarkusTest
class GateMatrixTest {

    private static final int COMBINATIONS = 1_010;
    private static final List<String> ROLES = List.of(
            "owner", "viewer", "runtime", "auditor", "builder", "approver-code", "approver-launch", "approver-release");
    private static final List<String> ACTIONS = List.of("HOLD", "DEMOTE", "ROLLBACK");

    private Proposals proposals;
    private String model;
    private final Random random = new Random(20261120);
    private final Map<String, Integer> seen = new TreeMap<>();
    private final List<String> faults = new ArrayList<>();

    private record Combination(
            String changeClass, String action, List<GateScenario> gates, boolean distinct, String role) {}

    @BeforeEach
    void aClusterThatRecurs() {
        proposals = new Proposals();
        model = proposals.draft(Proposals.content());
    }

    @AfterEach
    void theDefaultAgain() {
        distinct(true);
    }

    @Test
    void eachScenarioAtEachGateIsJudgedAsThePageSays() throws SQLException {
        sweep(3 * GateScenario.values().length);
    }

    @Test
    @Tag("slow")
    void nothingIsPromotedThatShouldNotBeAndNothingRefusedThatShouldPass() throws SQLException {
        sweep(COMBINATIONS);
        assertThat(seen.get("PROMOTED")).isGreaterThan(100);
        assertThat(seen.keySet()).containsAll(everyReason());
    }

    private void sweep(int combinations) throws SQLException {
        try (Connection db = PostgresServer.as("audit", "app");
                var statement = db.createStatement()) {
            statement.execute("select set_config('app.tenant_id', '" + proposals.failures.tenant + "', false)");
            for (boolean distinct : new boolean[] {true, false}) {
                distinct(distinct);
                for (int i = 0; i < combinations; i++) {
                    check(statement, combination(i, distinct));
                }
            }
        }
        System.out.println("promotion gate: " + 2 * combinations + " combinations " + seen);
        assertThat(faults).isEmpty();
    }

    /** Each scenario at each gate first, then at random, with every second gate one that may pass. */
    private Combination combination(int i, boolean distinct) {
        var all = GateScenario.values();
        var gates = new ArrayList<GateScenario>();
        for (int gate = 0; gate < 3; gate++) {
            boolean swept = i < 3 * all.length;
            gates.add(
                    swept
                            ? gate == i / all.length ? all[i % all.length] : GateScenario.TWO_APPROVE
                            : random.nextInt(3) > 0 ? passing() : all[random.nextInt(all.length)]);
        }
        var action = random.nextInt(8) > 0 ? "PROMOTE" : ACTIONS.get(random.nextInt(3));
        var role = random.nextInt(8) > 0 ? "approver-release" : ROLES.get(random.nextInt(ROLES.size()));
        return new Combination(List.of("A", "B", "C").get(random.nextInt(3)), action, gates, distinct, role);
    }

    private GateScenario passing() {
        var some = List.of(
                GateScenario.APPROVED,
                GateScenario.TWO_APPROVE,
                GateScenario.DENIED_THEN_APPROVED,
                GateScenario.SAME_PERSON_TWICE,
                GateScenario.SHARED,
                GateScenario.SHARED_AND_OWN,
                GateScenario.SHARED_TWO);
        return some.get(random.nextInt(some.size()));
    }

    private void check(Statement app, Combination combination) throws SQLException {
        var id = write(app, combination);
        var oracle = GateOracle.of(combination.changeClass(), combination.gates(), combination.distinct());
        expect(combination, "promotion_gate", gates(app, id), oracle.reasons());
        boolean may = oracle.open() && combination.action().equals("PROMOTE");
        expect(combination, "UPDATE to PROMOTED", isPromotedBy(app, id), may);

        var answer = proposals.step(combination.role(), id, "promote").extract();
        expect(combination, "promote", outcome(answer), expected(combination, oracle));
        expect(combination, "state", state(app, id), answer.statusCode() == 200 ? end(combination) : "SUBMITTED");
        seen.merge(outcome(answer), 1, Integer::sum);
    }

    private static String end(Combination combination) {
        return combination.action().equals("PROMOTE") ? "PROMOTED" : "DECIDED";
    }

    private static String expected(Combination combination, GateOracle oracle) {
        if (!combination.role().equals("approver-release")) {
            return "role-not-allowed";
        }
        return combination.action().equals("PROMOTE") && !oracle.open() ? oracle.first() : end(combination);
    }

    private static String outcome(ExtractableResponse<Response> answer) {
        var said = Answers.json(answer);
        if (answer.statusCode() == 200) {
            return said.path("state").textValue();
        }
        String code = said.path("code").textValue();
        return code.equals("promotion-gate-closed")
                ? said.path("gate").textValue() + " " + said.path("reason").textValue()
                : code;
    }

    private void expect(Combination combination, String what, Object found, Object wanted) {
        if (!Objects.equals(found, wanted)) {
            faults.add(combination + ": " + what + " is " + found + ", not " + wanted);
        }
    }

    private static Set<String> everyReason() {
        var reasons = new TreeSet<String>();
        for (String gate : Proposals.GATES) {
            for (String reason : List.of("proof-denied", "proof-absent", "proof-expired", "approver-is-proposer")) {
                reasons.add(gate + " " + reason);
            }
        }
        reasons.add(Proposals.GATES.get(0) + " second-person-missing");
        reasons.add(Proposals.GATES.get(1) + " approver-counted-elsewhere");
        reasons.add(Proposals.GATES.get(2) + " approver-counted-elsewhere");
        reasons.addAll(List.of("PROMOTED", "DECIDED", "role-not-allowed"));
        return reasons;
    }

    // ---- the database, as the application role

    /** A proposal of three submissions: the first of older content, the second before a revise, the third the present one. */
    private String write(Statement app, Combination combination) throws SQLException {
        var id = UUID.randomUUID().toString();
        var other = UUID.randomUUID().toString();
        var sql = new StringBuilder();
        draft(sql, other, combination);
        submit(sql, other);
        draft(sql, id, combination);
        submit(sql, id);
        int position = proofs(sql, id, other, combination, 1, 0);
        sql.append(update(id, "state = 'DRAFT'"));
        sql.append(
                update(id, "title = 'new', content_digest = '" + GateScenario.NEW + "', edited_by = array['editor']"));
        submit(sql, id);
        position = proofs(sql, id, other, combination, 2, position);
        sql.append(update(id, "state = 'DRAFT'"));
        submit(sql, id);
        proofs(sql, id, other, combination, 3, position);
        app.execute(sql.toString());
        return id;
    }

    private void draft(StringBuilder sql, String id, Combination combination) {
        sql.append("""
                insert into remediation_proposals (id, cluster_id, title, change_class, action, target_files, patch_digest,
                    validation_plan, rollback_plan, risk_bp, evidence_refs, builder_input, content_digest, proposed_by)
                select '%s', '%s', 'old', '%s', '%s', '{a}', '%s', 'v', 'r', 1, '{e}', p.builder_input, '%s', 'proposer'
                  from remediation_proposals p where p.id = '%s';
                """.formatted(
                        id,
                        proposals.cluster,
                        combination.changeClass(),
                        combination.action(),
                        "0".repeat(64),
                        GateScenario.OLD,
                        model));
    }

    private static void submit(StringBuilder sql, String id) {
        sql.append(update(id, "state = 'SUBMITTED', submission = submission + 1"));
    }

    private static String update(String id, String set) {
        return "update remediation_proposals set " + set + " where id = '" + id + "';\n";
    }

    private int proofs(
            StringBuilder sql, String id, String other, Combination combination, int submission, int before) {
        int position = before;
        for (int gate = 0; gate < 3; gate++) {
            for (Act act : combination.gates().get(gate).acts(gate)) {
                if (act.submission() == submission) {
                    sql.append(insert(act.elsewhere() ? other : id, ++position, gate, act));
                }
            }
        }
        return position;
    }

    private static String insert(String id, int position, int gate, Act act) {
        var created = act.expired() ? "now() - interval '2 hours'" : "now()";
        var expires = act.approves() ? created + " + interval '1 hour'" : "null::timestamptz";
        return """
                insert into remediation_proofs (proposal_id, position, gate, decision, submission, content_digest, approver,
                                                decision_ref, created_at, expires_at)
                select '%s', %d, '%s', '%s', %d, '%s', '%s', 'ref', %s, %s;
                """.formatted(
                        id,
                        position,
                        Proposals.GATES.get(gate),
                        act.approves() ? "APPROVE" : "DENY",
                        act.elsewhere() ? 1 : act.submission(),
                        act.digest(),
                        act.by(),
                        created,
                        expires);
    }

    private static List<String> gates(Statement app, String id) throws SQLException {
        var found = new ArrayList<String>();
        try (var rows = app.executeQuery("select gate, open, reason from promotion_gate('" + id + "')")) {
            while (rows.next()) {
                assertThat(rows.getString(1)).isEqualTo(Proposals.GATES.get(found.size()));
                found.add(rows.getBoolean(2) ? "open" : rows.getString(3));
            }
        }
        return found;
    }

    private static boolean isPromotedBy(Statement app, String id) throws SQLException {
        app.execute("begin");
        try {
            return app.executeUpdate(update(id, "state = 'PROMOTED'")) == 1;
        } catch (SQLException e) {
            assertThat(e.getMessage()).contains("promotion_gate_closed");
            return false;
        } finally {
            app.execute("rollback");
        }
    }

    private static String state(Statement app, String id) throws SQLException {
        try (var rows = app.executeQuery("select state from remediation_proposals where id = '" + id + "'")) {
            rows.next();
            return rows.getString(1);
        }
    }

    /** What a start of the service with the setting writes. */
    private void distinct(boolean on) {
        proposals.failures.run(
                "create or replace function distinct_approvers() returns boolean language sql stable return " + on);
    }
}
