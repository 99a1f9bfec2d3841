package io.gemel.audit.cluster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.gemel.audit.cluster.FailureCluster.Group;
import io.gemel.audit.cluster.FailureCluster.Move;
import io.gemel.audit.cluster.FailureCluster.WithCases;
import io.gemel.platform.json.Json;
import io.gemel.platform.tenancy.Tx;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The table {@code failure_clusters}; each statement sees a cluster with its groups and history as of one moment. */
@ApplicationScoped
public class FailureClusterRepository {

    private static final String COLUMNS = """
                   c.id, c.primary_fingerprint, c.state, c.cases, c.distinct_turns, c.recurrence, c.first_seen, c.last_seen,
                   c.reason_codes, c.resolved_in, c.resolved_at,
                   (select coalesce(jsonb_agg(to_jsonb(s)), '[]')::text
                      from (select g.secondary_fingerprint, g.cases, g.distinct_turns
                              from cluster_groups g
                             where g.cluster_id = c.id
                             order by g.cases desc, g.secondary_fingerprint
                             limit 64) s) as secondary_groups,
                   (select coalesce(jsonb_agg(jsonb_build_object('from', m.from_state, 'to', m.to_state, 'by', m.moved_by,
                                                                 'at', m.moved_at, 'resolved_in', m.resolved_in,
                                                                 'note', m.note) order by m.position), '[]')::text
                      from cluster_moves m
                     where m.cluster_id = c.id) as history
            """;

    private static final String SEEN = """
            ($2::boolean or exists (select from cluster_twins t join twin_directory d on d.twin_id = t.twin_id
                                     where t.cluster_id = c.id and d.owner_id = $1))
            """;

    private static final String LIST = "select " + COLUMNS + " from failure_clusters c where " + SEEN + """
               and ($3::text is null or c.state = $3)
               and ($4::bigint is null or c.recurrence >= $4)
               and ($5::bigint is null or c.recurrence < $5 or (c.recurrence = $5 and c.id > $6::uuid))
             order by c.recurrence desc, c.id
             limit $7
            """;

    private static final String FIND =
            "select " + COLUMNS + " from failure_clusters c where " + SEEN + " and c.id = $3";

    private static final String FIND_WITH_CASES = "select " + COLUMNS + """
                   , array(select g.id
                             from gold_cases g
                            where g.primary_fingerprint = c.primary_fingerprint
                            order by g.created_at desc, g.id
                            limit 64) as case_ids
              from failure_clusters c
             where c.id = $1
            """;

    private static final String LOCK = "select c.id from failure_clusters c where c.id = $1 for update";

    private static final String OF_OTHERS = """
            select exists (select
                             from cluster_twins t
                             left join twin_directory d on d.twin_id = t.twin_id
                            where t.cluster_id = $1 and d.owner_id is distinct from $2) as of_others
            """;

    private static final String MOVE = """
            update failure_clusters c
               set state = $2, resolved_in = coalesce($3, c.resolved_in),
                   resolved_at = case when $3::text is null then c.resolved_at else m.at end,
                   recurrence = case when $3::text is null then c.recurrence
                                     else (select count(distinct (t.correlation_id, t.turn_id))
                                             from cluster_turns t
                                            where t.cluster_id = c.id and t.latest > m.at) end
              from (select clock_timestamp() as at) m
             where c.id = $1
            returning m.at
            """;
    private static final String REGRESS = """
            update failure_clusters c
               set state = 'REGRESSED'
              from (select g.id
                      from gold_cases g
                      join failure_clusters r on r.primary_fingerprint = g.primary_fingerprint
                     where r.id = $1 and r.state = 'RESOLVED' and r.recurrence > 0 and g.occurred_at > r.resolved_at
                     order by g.occurred_at, g.id
                     limit 1) later
             where c.id = $1
            returning later.id as by_case, clock_timestamp() as at
            """;

    /** The last row of the page before. */
    record After(long recurrence, UUID id) {}

    /** Which case undid a resolution, and when that was seen. */
    record Regression(String byCase, Instant at) {}

    /** Most recurring first, then by id, as far as {@code reader} may see. */
    Uni<List<FailureCluster>> list(
            Tx tx,
            ClusterReader reader,
            @Nullable String state,
            @Nullable Integer minTurns,
            @Nullable After after,
            int limit) {
        return tx.run(
                        LIST,
                        reader.sub(),
                        reader.all(),
                        state,
                        minTurns == null ? null : minTurns.longValue(),
                        after == null ? null : after.recurrence(),
                        after == null ? null : after.id(),
                        limit)
                .map(rows ->
                        rows.stream().map(FailureClusterRepository::fromRow).toList());
    }

    Uni<Optional<FailureCluster>> find(Tx tx, ClusterReader reader, UUID id) {
        return tx.run(FIND, reader.sub(), reader.all(), id)
                .map(rows -> rows.stream().findFirst().map(FailureClusterRepository::fromRow));
    }

    /** The cluster with its newest cases, all of one snapshot. */
    public Uni<Optional<WithCases>> findWithCases(Tx tx, UUID id) {
        return tx.run(FIND_WITH_CASES, id).map(rows -> rows.stream()
                .findFirst()
                .map(row -> new WithCases(fromRow(row), List.of(row.getArrayOfStrings("case_ids")))));
    }

    /** As {@link #find}, and neither a case nor a person changes the cluster until the transaction ends. */
    Uni<Optional<FailureCluster>> lock(Tx tx, ClusterReader reader, UUID id) {
        return Uni.combine().all().unis(tx.run(LOCK, id), find(tx, reader, id)).with((_, found) -> found);
    }

    /** Whether a case is of a twin that {@code sub} does not own. */
    Uni<Boolean> hasCasesOfOthers(Tx tx, UUID id, String sub) {
        return tx.run(OF_OTHERS, id, sub).map(rows -> rows.iterator().next().getBoolean("of_others"));
    }

    /**
     * Sets the state of a locked cluster and tells when; a resolution begins the recurrence again. The moment is one after the lock was
     * granted: every case that was counted before has occurred before it, unless its producer's clock is ahead.
     */
    Uni<Instant> move(Tx tx, UUID id, ClusterState to, @Nullable String resolvedIn) {
        return tx.run(MOVE, id, to.name(), resolvedIn)
                .map(rows -> rows.iterator().next().getOffsetDateTime("at").toInstant());
    }

    /** Regresses a locked cluster that was resolved although it has a case that occurred later. */
    Uni<Optional<Regression>> regress(Tx tx, UUID id) {
        return tx.run(REGRESS, id).map(rows -> rows.stream()
                .findFirst()
                .map(row -> new Regression(
                        row.getString("by_case"), row.getOffsetDateTime("at").toInstant())));
    }

    private static FailureCluster fromRow(Row row) {
        OffsetDateTime resolvedAt = row.getOffsetDateTime("resolved_at");
        return new FailureCluster(
                row.getUUID("id"),
                row.getString("primary_fingerprint"),
                ClusterState.valueOf(row.getString("state")),
                row.getLong("cases"),
                row.getLong("distinct_turns"),
                row.getLong("recurrence"),
                row.getOffsetDateTime("first_seen").toInstant(),
                row.getOffsetDateTime("last_seen").toInstant(),
                List.of(row.getArrayOfLongs("reason_codes")),
                read(row.getString("secondary_groups"), new TypeReference<List<Group>>() {}),
                row.getString("resolved_in"),
                resolvedAt == null ? null : resolvedAt.toInstant(),
                read(row.getString("history"), new TypeReference<List<Move>>() {}));
    }

    private static <T> T read(String json, TypeReference<T> type) {
        try {
            return Json.mapper().readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored cluster cannot be read", e);
        }
    }
}
