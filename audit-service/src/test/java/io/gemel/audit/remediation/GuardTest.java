package io.gemel.audit.remediation;

import static io.gemel.audit.remediation.Proposals.content;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the database refuses of proposals and proofs, whoever asks it. */
@QuarkusTest
class GuardTest {

    private static final String COPY = """
            insert into remediation_proposals (id, cluster_id, title, change_class, action, target_files, patch_digest, validation_plan,
                rollback_plan, risk_bp, evidence_refs, builder_input, content_digest, proposed_by, state, submission)
            select uuidv7(), cluster_id, title, change_class, action, target_files, patch_digest, validation_plan, rollback_plan,
                   risk_bp, evidence_refs, %s, content_digest, proposed_by, '%s', %d
              from remediation_proposals where id = '%s'
            """;

    private static Proposals shared;

    private Proposals proposals;

    @BeforeEach
    void aClusterThatRecurs() {
        shared = shared == null ? new Proposals() : shared;
        proposals = shared;
    }

    @ParameterizedTest
    @CsvSource({"PROMOTED, 1", "DECIDED, 1", "SUBMITTED, 1", "REJECTED, 0", "DRAFT, 1"})
    void aProposalBeginsAsADraft(String state, int submission) {
        var id = proposals.submitted(content());
        proposals.approved(id);

        assertThatThrownBy(
                        () -> proposals.failures.runAs("app", COPY.formatted("builder_input", state, submission, id)))
                .hasMessageContaining("proposal_begins_as_a_draft");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "'null'::jsonb",
                "'{}'::jsonb",
                "builder_input - 'source_signal_hash'",
                "builder_input - 'case_ids'",
                "jsonb_set(builder_input, '{offline_pipeline_only}', 'false')",
                "jsonb_set(builder_input, '{recurrence}', '1')",
                "jsonb_set(builder_input, '{state}', '\"RESOLVED\"')",
                "jsonb_set(builder_input, '{cluster_id}', '\"0199f0a0-0000-7000-8000-0000000000c1\"')"
            })
    void noProposalExistsWithoutItsBuilderInput(String input) {
        var id = proposals.draft(content());

        assertThatThrownBy(() -> proposals.failures.runAs("app", COPY.formatted(input, "DRAFT", 0, id)))
                .hasMessageMatching("(?s).*(only_through_the_intake|not-null constraint).*");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "builder_input = builder_input",
                "cluster_id = cluster_id",
                "proposed_by = 'me'",
                "id = uuidv7()",
                "created_at = now()",
                "tenant_id = tenant_id"
            })
    void theApplicationMayNotTouchWhereAProposalComesFrom(String change) {
        var id = proposals.draft(content());

        assertThatThrownBy(() -> update("app", id, change)).hasMessageContaining("permission denied");
    }

    @Test
    void norMayTheOwnerOfTheTable() {
        var id = proposals.draft(content());

        assertThatThrownBy(() -> update("owner", id, "builder_input = jsonb_set(builder_input, '{recurrence}', '99')"))
                .hasMessageContaining("proposal_origin_is_fixed");
        assertThatThrownBy(() -> update("owner", id, "state = 'SUBMITTED'"))
                .hasMessageContaining("proposal_transition");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "title = 'x'|proposal_content_is_fixed",
                "change_class = 'A'|proposal_content_is_fixed",
                "action = 'HOLD', state = 'DECIDED'|proposal_content_is_fixed",
                "content_digest = repeat('0', 64)|proposal_content_is_fixed",
                "edited_by = array['x']|proposal_content_is_fixed",
                "title = 'x', content_digest = repeat('0', 64), state = 'DRAFT'|proposal_content_is_fixed",
                "change_class = 'A', state = 'PROMOTED'|proposal_content_is_fixed",
                "submission = 2|proposal_transition",
                "submission = 0, state = 'PROMOTED'|proposal_transition",
                "state = 'DRAFT', submission = 0|proposal_transition",
                "state = 'DECIDED'|promotion_gate_closed",
                "state = 'PROMOTED'|promotion_gate_closed"
            })
    void aSubmittedProposalChangesInNoOtherWay(String change, String refusal) {
        var id = proposals.submitted(content());

        for (String role : new String[] {"app", "owner"}) {
            assertThatThrownBy(() -> update(role, id, change)).hasMessageContaining(refusal);
        }
        proposals.get(id).body("state", equalTo("SUBMITTED"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "title = 'x'|proposal_content_is_signed",
                "content_digest = repeat('0', 64)|proposal_content_is_signed",
                "state = 'PROMOTED'|proposal_transition",
                "state = 'DECIDED'|proposal_transition",
                "state = 'REJECTED'|proposal_transition",
                "state = 'SUBMITTED'|proposal_transition",
                "submission = 1|proposal_transition"
            })
    void aDraftChangesInNoOtherWay(String change, String refusal) {
        var id = proposals.draft(content());

        assertThatThrownBy(() -> update("app", id, change)).hasMessageContaining(refusal);
    }

    @Test
    void anEditorIsNotForgotten() {
        var id = proposals.draft(content());
        proposals.put("builder2", id, content().put("risk_bp", 1)).statusCode(200);

        assertThatThrownBy(() -> update("app", id, "edited_by = '{}'"))
                .hasMessageContaining("proposal_content_is_signed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PROMOTED", "DECIDED", "REJECTED", "WITHDRAWN"})
    void whatIsClosedStaysClosed(String end) throws Exception {
        var id = proposals.submitted(content().put("action", end.equals("DECIDED") ? "HOLD" : "PROMOTE"));
        proposals.approved(id);
        update("app", id, "state = '" + end + "'");

        for (String state : new String[] {"DRAFT", "SUBMITTED", "WITHDRAWN", "REJECTED", "PROMOTED", "DECIDED"}) {
            if (!state.equals(end)) {
                assertThatThrownBy(() -> update("app", id, "state = '" + state + "'"))
                        .hasMessageContaining("proposal_transition");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"remediation_proofs", "remediation_steps"})
    void proofsAndHistoryAreOnlyAddedTo(String table) {
        var id = proposals.submitted(content());
        proposals.approved(id);

        for (String change : new String[] {"update %s set note = 'x'", "delete from %s", "truncate %s"}) {
            assertThatThrownBy(() -> proposals.failures.runAs("app", change.formatted(table)))
                    .hasMessageContaining("permission denied");
            assertThatThrownBy(() -> proposals.failures.runAs("owner", change.formatted(table)))
                    .hasMessageContaining("append_only_violation");
        }
    }

    @Test
    void aProposalIsNotDeleted() {
        proposals.draft(content());

        assertThatThrownBy(() -> proposals.failures.runAs("app", "delete from remediation_proposals"))
                .hasMessageContaining("permission denied");
    }

    @Test
    void theApplicationDoesNotDecideWhetherApproversDiffer() {
        assertThatThrownBy(
                        () -> proposals.failures.runAs(
                                "app",
                                "create or replace function distinct_approvers() returns boolean language sql stable return false"))
                .hasMessageMatching("(?s).*(must be owner|permission denied).*");
    }

    private void update(String role, String id, String change) throws java.sql.SQLException {
        proposals.failures.runAs(role, "update remediation_proposals set " + change + " where id = '" + id + "'");
    }
}
