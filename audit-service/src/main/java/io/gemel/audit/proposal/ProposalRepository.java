package io.gemel.audit.proposal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.gemel.audit.intake.BuilderOfflineInput;
import io.gemel.audit.proposal.Proposal.GateStatus;
import io.gemel.audit.proposal.Proposal.Proof;
import io.gemel.audit.proposal.Proposal.Step;
import io.gemel.platform.json.Json;
import io.gemel.platform.tenancy.Tx;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The table {@code remediation_proposals}; its trigger refuses what none of these statements tries. */
@ApplicationScoped
public class ProposalRepository {

    private static final String INSERT = """
            insert into remediation_proposals (id, cluster_id, title, change_class, action, target_files, patch_digest,
                                               validation_plan, rollback_plan, risk_bp, evidence_refs, builder_input,
                                               content_digest, proposed_by)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12::text::jsonb, $13, $14)
            """;

    private static final String SELECT = """
            select p.id, p.cluster_id, p.title, p.change_class, p.action, p.target_files, p.patch_digest, p.validation_plan,
                   p.rollback_plan, p.risk_bp, p.evidence_refs, p.builder_input::text, p.content_digest, p.state, p.submission,
                   p.proposed_by, p.edited_by, p.revision, p.created_at, p.updated_at,
                   (select jsonb_agg(to_jsonb(g))::text from promotion_gate(p.id) g) as gates,
                   (select coalesce(jsonb_agg(to_jsonb(f) - array['tenant_id', 'proposal_id', 'position', 'azp', 'jti']
                                              order by f.position), '[]')::text
                      from remediation_proofs f
                     where f.proposal_id = p.id) as proofs,
                   (select coalesce(jsonb_agg(jsonb_build_object('from', s.from_state, 'to', s.to_state, 'by', s.taken_by,
                                                                 'at', s.taken_at, 'note', s.note)
                                              order by s.position), '[]')::text
                      from remediation_steps s
                     where s.proposal_id = p.id) as history
              from remediation_proposals p
            """;

    private static final String LIST = SELECT + """
             where ($1::text is null or p.state = $1)
               and ($2::uuid is null or p.cluster_id = $2)
               and ($3::uuid is null or p.id < $3)
             order by p.id desc
             limit $4
            """;

    private static final String FIND = SELECT + " where p.id = $1";

    private static final String LOCK = "select p.id from remediation_proposals p where p.id = $1 for update";

    private static final String REWRITE = """
            update remediation_proposals p
               set title = $2, change_class = $3, action = $4, target_files = $5, patch_digest = $6, validation_plan = $7,
                   rollback_plan = $8, risk_bp = $9, evidence_refs = $10, content_digest = $11,
                   edited_by = case when $12 = any (p.edited_by) then p.edited_by else p.edited_by || $12::text end,
                   revision = p.revision + 1, updated_at = clock_timestamp()
             where p.id = $1
            """;

    private static final String MOVE = """
            update remediation_proposals p
               set state = $2::text,
                   submission = p.submission + case when p.state = 'DRAFT' and $2::text = 'SUBMITTED' then 1 else 0 end,
                   revision = p.revision + 1, updated_at = clock_timestamp()
             where p.id = $1
            """;

    /** What a list is narrowed to; null admits everything. */
    public record Filter(@Nullable String state, @Nullable UUID cluster) {}

    public Uni<Void> insert(Tx tx, UUID id, BuilderOfflineInput input, Content content, String by) {
        var json = input.json();
        return tx.run(
                        INSERT,
                        id,
                        input.clusterId(),
                        content.title(),
                        content.changeClass(),
                        content.action(),
                        content.targetFiles().toArray(String[]::new),
                        content.patchDigest(),
                        content.validationPlan(),
                        content.rollbackPlan(),
                        content.riskBp(),
                        content.evidenceRefs().toArray(String[]::new),
                        json.toString(),
                        content.digest(json),
                        by)
                .replaceWithVoid();
    }

    /** Newest first. */
    public Uni<List<Proposal>> list(Tx tx, Filter filter, @Nullable UUID after, int limit) {
        return tx.run(LIST, filter.state(), filter.cluster(), after, limit)
                .map(rows -> rows.stream().map(ProposalRepository::fromRow).toList());
    }

    public Uni<Optional<Proposal>> find(Tx tx, UUID id) {
        return tx.run(FIND, id).map(rows -> rows.stream().findFirst().map(ProposalRepository::fromRow));
    }

    /** As {@link #find}, and nobody else acts on the proposal until the transaction ends. */
    public Uni<Optional<Proposal>> lock(Tx tx, UUID id) {
        return Uni.combine().all().unis(tx.run(LOCK, id), find(tx, id)).with((_, found) -> found);
    }

    /** Gives a locked draft new content, which {@code by} has edited. */
    public Uni<Void> rewrite(Tx tx, Proposal present, Content content, String by) {
        return tx.run(
                        REWRITE,
                        present.id(),
                        content.title(),
                        content.changeClass(),
                        content.action(),
                        content.targetFiles().toArray(String[]::new),
                        content.patchDigest(),
                        content.validationPlan(),
                        content.rollbackPlan(),
                        content.riskBp(),
                        content.evidenceRefs().toArray(String[]::new),
                        content.digest(present.builderInput().json()),
                        by)
                .replaceWithVoid();
    }

    /** Sets the state of a locked proposal, be it the one that it has; a submit counts. */
    Uni<Void> move(Tx tx, UUID id, ProposalState to) {
        return tx.run(MOVE, id, to.name()).replaceWithVoid();
    }

    private static Proposal fromRow(Row row) {
        return new Proposal(
                row.getUUID("id"),
                row.getUUID("cluster_id"),
                content(row),
                read(row, "builder_input", new TypeReference<BuilderOfflineInput>() {}),
                row.getString("content_digest"),
                ProposalState.valueOf(row.getString("state")),
                row.getInteger("submission"),
                row.getString("proposed_by"),
                List.of(row.getArrayOfStrings("edited_by")),
                read(row, "gates", new TypeReference<List<GateStatus>>() {}),
                read(row, "proofs", new TypeReference<List<Proof>>() {}),
                read(row, "history", new TypeReference<List<Step>>() {}),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getOffsetDateTime("updated_at").toInstant(),
                row.getLong("revision"));
    }

    private static Content content(Row row) {
        return new Content(
                row.getString("title"),
                row.getString("change_class"),
                row.getString("action"),
                List.of(row.getArrayOfStrings("target_files")),
                row.getString("patch_digest"),
                row.getString("validation_plan"),
                row.getString("rollback_plan"),
                row.getInteger("risk_bp"),
                List.of(row.getArrayOfStrings("evidence_refs")));
    }

    private static <T> T read(Row row, String column, TypeReference<T> type) {
        try {
            return Json.mapper().readValue(row.getString(column), type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored proposal cannot be read", e);
        }
    }
}
