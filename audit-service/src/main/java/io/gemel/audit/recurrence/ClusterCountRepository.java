package io.gemel.audit.recurrence;

import io.gemel.audit.failure.Failure;
import io.gemel.platform.tenancy.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Counts cases into {@code failure_clusters} and its parts, a whole batch in two statements. */
@ApplicationScoped
class ClusterCountRepository {

    private static final String LOCK = """
            insert into failure_clusters as c (id, primary_fingerprint, cases, first_seen, last_seen, reason_codes)
            select uuidv7(), f.primary_fingerprint, count(*), min(f.occurred_at), max(f.occurred_at),
                   array(select code from unnest(string_to_array(min(f.reason_codes), ',')::bigint[]) code order by code)
              from unnest($1::text[], $2::timestamptz[], $3::text[]) as f (primary_fingerprint, occurred_at, reason_codes)
             group by f.primary_fingerprint
             order by f.primary_fingerprint
            on conflict (tenant_id, primary_fingerprint) do update
               set cases = c.cases + excluded.cases,
                   first_seen = least(c.first_seen, excluded.first_seen),
                   last_seen = greatest(c.last_seen, excluded.last_seen)
            """;

    private static final String COUNT = """
            with given as (
                select c.id as cluster_id, c.state, coalesce(c.resolved_at, '-infinity') as resolved_at, f.*
                  from unnest($1::text[], $2::text[], $3::uuid[], $4::bigint[], $5::uuid[], $6::text[], $7::timestamptz[])
                       as f (primary_fingerprint, secondary_fingerprint, correlation_id, turn_id, twin_id, case_id, occurred_at)
                  join failure_clusters c on c.primary_fingerprint = f.primary_fingerprint),
            turns as (
                select cluster_id, resolved_at, correlation_id, turn_id, max(occurred_at) as latest
                  from given
                 group by cluster_id, resolved_at, correlation_id, turn_id),
            counted as (
                select n.cluster_id, max(n.latest) as latest,
                       count(*) filter (where known.latest is null) as turns,
                       count(*) filter (where n.latest > n.resolved_at
                                          and coalesce(known.latest, '-infinity') <= n.resolved_at) as recurring
                  from turns n
                 cross join lateral (select max(t.latest) as latest
                                       from cluster_turns t
                                      where t.cluster_id = n.cluster_id and t.correlation_id = n.correlation_id
                                        and t.turn_id = n.turn_id) known
                 group by n.cluster_id),
            numbers as (
                update failure_clusters c
                   set distinct_turns = c.distinct_turns + n.turns, recurrence = c.recurrence + n.recurring,
                       state = case when c.state = 'RESOLVED' and n.latest > c.resolved_at then 'REGRESSED' else c.state end
                  from counted n
                 where c.id = n.cluster_id),
            regressions as (
                insert into cluster_moves (cluster_id, position, from_state, to_state, moved_by, moved_at)
                select distinct on (g.cluster_id) g.cluster_id,
                       1 + (select count(*) from cluster_moves m where m.cluster_id = g.cluster_id),
                       'RESOLVED', 'REGRESSED', g.case_id, clock_timestamp()
                  from given g
                 where g.state = 'RESOLVED' and g.occurred_at > g.resolved_at
                 order by g.cluster_id, g.occurred_at, g.case_id),
            groups as (
                insert into cluster_groups as k (cluster_id, secondary_fingerprint, cases, distinct_turns)
                select g.cluster_id, g.secondary_fingerprint, count(*),
                       count(distinct (g.correlation_id, g.turn_id)) filter (where not exists (
                           select from cluster_turns t
                            where t.cluster_id = g.cluster_id and t.correlation_id = g.correlation_id
                              and t.turn_id = g.turn_id and t.secondary_fingerprint = g.secondary_fingerprint))
                  from given g
                 group by g.cluster_id, g.secondary_fingerprint
                on conflict (tenant_id, cluster_id, secondary_fingerprint) do update
                   set cases = k.cases + excluded.cases, distinct_turns = k.distinct_turns + excluded.distinct_turns),
            twins as (
                insert into cluster_twins (cluster_id, twin_id)
                select distinct g.cluster_id, g.twin_id from given g
                on conflict do nothing)
            insert into cluster_turns as t (cluster_id, correlation_id, turn_id, secondary_fingerprint, latest)
            select g.cluster_id, g.correlation_id, g.turn_id, g.secondary_fingerprint, max(g.occurred_at)
              from given g
             group by g.cluster_id, g.correlation_id, g.turn_id, g.secondary_fingerprint
            on conflict (tenant_id, cluster_id, correlation_id, turn_id, secondary_fingerprint) do update
               set latest = greatest(t.latest, excluded.latest)
            """;

    /** Makes the clusters that are new, counts the cases and holds the rows until the end, in ascending order of fingerprint. */
    Uni<Void> lock(Tx tx, List<Failure> failures) {
        return tx.run(
                        LOCK,
                        texts(failures, Failure::primaryFingerprint),
                        times(failures),
                        texts(failures, ClusterCountRepository::codes))
                .replaceWithVoid();
    }

    /** Counts the turns of locked clusters; what occurred after a resolution regresses it. */
    Uni<Void> count(Tx tx, List<Failure> failures) {
        return tx.run(
                        COUNT,
                        texts(failures, Failure::primaryFingerprint),
                        texts(failures, Failure::secondaryFingerprint),
                        failures.stream().map(Failure::correlation).toArray(java.util.UUID[]::new),
                        failures.stream().map(Failure::turn).toArray(Long[]::new),
                        failures.stream().map(Failure::twinId).toArray(java.util.UUID[]::new),
                        texts(failures, Failure::caseId),
                        times(failures))
                .replaceWithVoid();
    }

    private static String[] texts(List<Failure> failures, Function<Failure, String> member) {
        return failures.stream().map(member).toArray(String[]::new);
    }

    private static OffsetDateTime[] times(List<Failure> failures) {
        return failures.stream()
                .map(failure -> failure.occurredAt().atOffset(ZoneOffset.UTC))
                .toArray(OffsetDateTime[]::new);
    }

    private static String codes(Failure failure) {
        return failure.reasonCodes().stream().map(String::valueOf).collect(Collectors.joining(","));
    }
}
