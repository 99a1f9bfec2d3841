package io.gemel.capture.execution;

import io.gemel.platform.tenancy.Tx;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/** The table {@code execution_transitions}; the execution's row lock gives each its place. */
@ApplicationScoped
class TransitionRepository {

    private static final String INSERT = """
            insert into execution_transitions (execution_id, seq, from_status, to_status, reason, note, by, at)
            select $1, coalesce(max(seq), 0) + 1, $2, $3, $4, $5, $6, $7
              from execution_transitions
             where execution_id = $1
            """;

    private static final String OF_EXECUTION = """
            select from_status, to_status, reason, note, by, at
              from execution_transitions
             where execution_id = $1
             order by seq
            """;

    Uni<Void> insert(Tx tx, UUID execution, Transition step) {
        return tx.run(
                        INSERT,
                        execution,
                        step.from() == null ? null : step.from().text(),
                        step.to().text(),
                        step.reason().text(),
                        step.note(),
                        step.by(),
                        step.at().atOffset(ZoneOffset.UTC))
                .replaceWithVoid();
    }

    Uni<List<Transition>> ofExecution(Tx tx, UUID execution) {
        return tx.run(OF_EXECUTION, execution)
                .map(rows -> rows.stream().map(TransitionRepository::fromRow).toList());
    }

    private static Transition fromRow(Row row) {
        String from = row.getString("from_status");
        return new Transition(
                from == null ? null : ExecutionStatus.of(from),
                ExecutionStatus.of(row.getString("to_status")),
                Transition.Reason.of(row.getString("reason")),
                row.getString("note"),
                row.getString("by"),
                row.getOffsetDateTime("at").toInstant());
    }
}
