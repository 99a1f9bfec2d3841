package io.gemel.capture.execution;

import com.fasterxml.jackson.databind.JsonNode;
import io.gemel.platform.http.Page;
import io.gemel.platform.json.Json;
import io.gemel.platform.tenancy.Tx;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The table {@code executions}. */
@ApplicationScoped
public class ExecutionRepository {

    /** A row with its plan. */
    record Planned(ExecutionSummary row, JsonNode structure) {}

    private static final String INSERT = """
            insert into executions (id, twin_id, status, plan_hash, plan_structure, created_by, created_at)
            values ($1, $2, $3, $4, $5::text::jsonb, $6, $7)
            """;

    private static final String ROW = """
            select id, twin_id, status, plan_hash, created_by, created_at, ended_at
              from executions
            """;

    private static final String FIND = ROW + " where id = $1 and twin_id = $2";

    private static final String LOCK = FIND + " for update";

    private static final String WHOLE = """
            select id, twin_id, status, plan_hash, created_by, created_at, ended_at,
                   plan_structure::text as plan_structure
              from executions
             where id = $1 and twin_id = $2
            """;

    private static final String LIST = ROW + """
             where twin_id = $1
               and ($2::text is null or status = $2)
               and ($3::uuid is null or id < $3)
             order by id desc
             limit $4
            """;

    private static final String MOVE = "update executions set status = $2, ended_at = $3 where id = $1";

    Uni<Void> insert(Tx tx, ExecutionSummary row, JsonNode structure) {
        return tx.run(
                        INSERT,
                        row.executionId(),
                        row.twinId(),
                        row.status().text(),
                        row.planHash(),
                        structure.toString(),
                        row.createdBy(),
                        row.createdAt().atOffset(ZoneOffset.UTC))
                .replaceWithVoid();
    }

    Uni<Void> move(Tx tx, UUID id, ExecutionStatus to) {
        var endedAt = to.hasEnded() ? tx.now().atOffset(ZoneOffset.UTC) : null;
        return tx.run(MOVE, id, to.text(), endedAt).replaceWithVoid();
    }

    public Uni<Optional<ExecutionSummary>> find(Tx tx, UUID twin, UUID id) {
        return tx.run(FIND, id, twin).map(rows -> rows.stream().findFirst().map(ExecutionRepository::fromRow));
    }

    /** As {@link #find}, and nobody else changes the execution until the transaction ends. */
    public Uni<Optional<ExecutionSummary>> lock(Tx tx, UUID twin, UUID id) {
        return tx.run(LOCK, id, twin).map(rows -> rows.stream().findFirst().map(ExecutionRepository::fromRow));
    }

    Uni<Optional<Planned>> whole(Tx tx, UUID twin, UUID id) {
        return tx.run(WHOLE, id, twin).map(rows -> rows.stream()
                .findFirst()
                .map(row -> new Planned(fromRow(row), Json.read(row.getString("plan_structure")))));
    }

    public Uni<List<ExecutionSummary>> list(Tx tx, UUID twin, @Nullable String status, Page page) {
        @Nullable UUID before = page.afterId();
        return tx.run(LIST, twin, status, before, page.fetch())
                .map(rows -> rows.stream().map(ExecutionRepository::fromRow).toList());
    }

    private static ExecutionSummary fromRow(Row row) {
        OffsetDateTime endedAt = row.getOffsetDateTime("ended_at");
        return new ExecutionSummary(
                row.getUUID("id"),
                row.getUUID("twin_id"),
                ExecutionStatus.of(row.getString("status")),
                row.getString("plan_hash"),
                row.getString("created_by"),
                row.getOffsetDateTime("created_at").toInstant(),
                endedAt == null ? null : endedAt.toInstant());
    }
}
