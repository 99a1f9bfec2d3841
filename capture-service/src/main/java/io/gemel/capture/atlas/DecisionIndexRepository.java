package io.gemel.capture.atlas;

import io.gemel.platform.http.Page;
import io.gemel.platform.tenancy.Tx;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The table {@code decision_index}: filled from the versions, never from events. */
@ApplicationScoped
class DecisionIndexRepository {

    /**
     * The newest version of each chain whose execution has ended; $2 names one execution's chains, or null for all. A row
     * is of the time at which its version's cycle ended, so making it anew changes nothing of it.
     */
    private static final String FILL = """
            insert into decision_index (twin_id, root_id, title, domain, strength, current_version_id, pointer,
                                        reason_type, has_vault_refs, updated_at)
            select distinct on (v.root_id)
                   v.twin_id, v.root_id, v.title, v.domain, v.strength, v.id,
                   '/twins/' || v.twin_id || '/decisions/' || v.root_id || '/versions/' || v.version,
                   v.reason ->> 'type', coalesce(jsonb_array_length(v.vault_refs) > 0, false), e.ended_at
              from decision_versions v
              join executions e on e.id = v.execution_id and e.ended_at is not null
             where v.twin_id = $1
               and ($2::uuid is null
                    or v.root_id in (select c.root_id from decision_versions c where c.execution_id = $2))
             order by v.root_id, v.version desc
            on conflict (tenant_id, twin_id, root_id) do update
               set title = excluded.title, domain = excluded.domain, strength = excluded.strength,
                   current_version_id = excluded.current_version_id, pointer = excluded.pointer,
                   reason_type = excluded.reason_type, has_vault_refs = excluded.has_vault_refs,
                   updated_at = excluded.updated_at
             where decision_index.current_version_id <> excluded.current_version_id
            """;

    private static final String EMPTY = "delete from decision_index where twin_id = $1";

    private static final String SELECT = """
            select root_id, title, domain, strength, current_version_id, pointer, reason_type, has_vault_refs, updated_at
              from decision_index
            """;

    private static final String ALL = SELECT + " where twin_id = $1";

    private static final String LIST = SELECT + """
             where twin_id = $1
               and ($2::text is null or domain = $2)
               and ($3::text is null or strength = $3)
               and ($4::text is null or numnode(plainto_tsquery('simple', $4)) = 0
                    or to_tsvector('simple', title) @@ plainto_tsquery('simple', $4))
               and ($5::uuid is null or root_id < $5)
             order by root_id desc
             limit $6
            """;

    private static final String STALE = """
            select exists (
                   select from decision_versions v
                     left join decision_index i on i.twin_id = v.twin_id and i.root_id = v.root_id
                    where v.twin_id = $1 and v.is_active and i.current_version_id is distinct from v.id) as stale
            """;

    /** Brings the rows of the chains that an execution touched up to date; of all chains when it is null. */
    Uni<Void> fill(Tx tx, UUID twin, @Nullable UUID execution) {
        return tx.run(FILL, twin, execution).replaceWithVoid();
    }

    Uni<Void> empty(Tx tx, UUID twin) {
        return tx.run(EMPTY, twin).replaceWithVoid();
    }

    Uni<List<IndexRow>> all(Tx tx, UUID twin) {
        return tx.run(ALL, twin)
                .map(rows -> rows.stream().map(DecisionIndexRepository::fromRow).toList());
    }

    Uni<List<IndexRow>> list(Tx tx, UUID twin, IndexFilter filter, Page page) {
        @Nullable UUID before = page.afterId();
        return tx.run(LIST, twin, filter.domain(), filter.strength(), filter.words(), before, page.fetch())
                .map(rows -> rows.stream().map(DecisionIndexRepository::fromRow).toList());
    }

    /** Whether some chain's newest version is not the indexed one. */
    Uni<Boolean> isStale(Tx tx, UUID twin) {
        return tx.run(STALE, twin).map(rows -> rows.iterator().next().getBoolean("stale"));
    }

    private static IndexRow fromRow(Row row) {
        return new IndexRow(
                row.getUUID("root_id"),
                row.getString("title"),
                row.getString("domain"),
                row.getString("strength"),
                row.getUUID("current_version_id"),
                row.getString("pointer"),
                row.getString("reason_type"),
                row.getBoolean("has_vault_refs"),
                row.getOffsetDateTime("updated_at").toInstant());
    }
}
