package io.gemel.runtime.response;

import io.gemel.platform.http.Page;
import io.gemel.platform.json.Json;
import io.gemel.platform.tenancy.Tx;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The table {@code conversation_response_audits}, insert-only. */
@ApplicationScoped
class ResponseAuditRepository {

    private static final String COLUMNS = """
             id, twin_id, routing_decision_id, conversation_id, message_id, assistant_message_id, response_action,
                   confidence_score, uncertain, needs_review, citations::text, sources_used::text, refusal_reason,
                   escalation_reason, retrieval_summary::text, artifacts_used::text, output_schema, output_valid,
                   persona_spec_version, variant, intent_label, review_reason, input_digest, created_at
              from conversation_response_audits
            """;

    private static final String INSERT = """
            insert into conversation_response_audits (id, twin_id, routing_decision_id, conversation_id, message_id,
                   assistant_message_id, response_action, confidence_score, uncertain, needs_review, citations,
                   sources_used, refusal_reason, escalation_reason, retrieval_summary, artifacts_used, output_schema,
                   output_valid, persona_spec_version, variant, intent_label, review_reason, input_digest, created_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11::text::json, $12::text::json, $13, $14,
                   $15::text::json, $16::text::json, $17, $18, $19, $20, $21, $22, $23, $24)
            on conflict (tenant_id, routing_decision_id) do nothing
            """;

    private static final String OF_DECISION = "select" + COLUMNS + " where routing_decision_id = $1";

    private static final String FIND = "select" + COLUMNS + " where twin_id = $1 and id = $2";

    private static final String LIST = "select" + COLUMNS + """
             where twin_id = $1
               and ($2::text is null or response_action = $2)
               and ($3::text is null or conversation_id = $3)
               and ($4::uuid is null or id < $4)
             order by id desc
             limit $5
            """;

    /** Stores the audit; false when the decision has one already. */
    Uni<Boolean> insert(Tx tx, ResponseAudit a) {
        return tx.run(INSERT, values(a)).map(rows -> rows.rowCount() == 1);
    }

    Uni<Optional<ResponseAudit>> ofDecision(Tx tx, UUID decision) {
        return tx.run(OF_DECISION, decision).map(ResponseAuditRepository::first);
    }

    Uni<Optional<ResponseAudit>> find(Tx tx, UUID twin, UUID id) {
        return tx.run(FIND, twin, id).map(ResponseAuditRepository::first);
    }

    Uni<List<ResponseAudit>> list(Tx tx, UUID twin, @Nullable String action, @Nullable String conversation, Page page) {
        var after = page.afterId();
        return tx.run(LIST, twin, action, conversation, after, page.fetch())
                .map(rows -> rows.stream().map(ResponseAuditRepository::fromRow).toList());
    }

    private static @Nullable Object[] values(ResponseAudit a) {
        return new @Nullable Object[] {
            a.id(),
            a.twinId(),
            a.routingDecisionId(),
            a.conversationId(),
            a.messageId(),
            a.assistantMessageId(),
            a.responseAction(),
            a.confidenceScore(),
            a.uncertain(),
            a.needsReview(),
            a.citations().toString(),
            a.sourcesUsed().toString(),
            a.refusalReason(),
            a.escalationReason(),
            a.retrievalSummary().toString(),
            a.artifactsUsed().toString(),
            a.outputSchema(),
            a.outputValid(),
            a.personaSpecVersion(),
            a.variant(),
            a.intentLabel(),
            a.reviewReason(),
            a.inputDigest(),
            a.createdAt().atOffset(ZoneOffset.UTC)
        };
    }

    private static Optional<ResponseAudit> first(RowSet<Row> rows) {
        return rows.stream().findFirst().map(ResponseAuditRepository::fromRow);
    }

    private static ResponseAudit fromRow(Row row) {
        return new ResponseAudit(
                row.getUUID("id"),
                row.getUUID("twin_id"),
                row.getUUID("routing_decision_id"),
                row.getString("conversation_id"),
                row.getString("message_id"),
                row.getString("assistant_message_id"),
                row.getString("response_action"),
                row.get(BigDecimal.class, "confidence_score"),
                row.getBoolean("uncertain"),
                row.getBoolean("needs_review"),
                Json.read(row.getString("citations")),
                Json.read(row.getString("sources_used")),
                row.getString("refusal_reason"),
                row.getString("escalation_reason"),
                Json.read(row.getString("retrieval_summary")),
                Json.read(row.getString("artifacts_used")),
                row.getString("output_schema"),
                row.getBoolean("output_valid"),
                row.getString("persona_spec_version"),
                row.getString("variant"),
                row.getString("intent_label"),
                row.getString("review_reason"),
                row.getString("input_digest"),
                row.getOffsetDateTime("created_at").toInstant());
    }
}
