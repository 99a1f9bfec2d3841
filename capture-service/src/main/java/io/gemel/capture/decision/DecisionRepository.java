package io.gemel.capture.decision;

import io.gemel.capture.version.DecisionRow;
import io.gemel.capture.version.DecisionVersion;
import io.gemel.platform.http.Page;
import io.gemel.platform.tenancy.Tx;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The table {@code decision_versions}, read. */
@ApplicationScoped
class DecisionRepository {

    private static final String SELECT = "select " + DecisionRow.COLUMNS + " from decision_versions";

    private static final String FILTERED = """
               and ($2::text is null or domain = $2)
               and ($3::text is null or strength = $3)
               and ($4::uuid is null or id < $4)
             order by id desc
             limit $5
            """;

    private static final String LIST_ACTIVE = SELECT + " where twin_id = $1 and is_active" + FILTERED;

    private static final String LIST_ALL = SELECT + " where twin_id = $1" + FILTERED;

    private static final String ACTIVE = SELECT + " where root_id = $2 and twin_id = $1 and is_active";

    private static final String NUMBERED = SELECT + " where root_id = $2 and twin_id = $1 and version = $3";

    private static final String HISTORY = SELECT + """
             where root_id = $2 and twin_id = $1 and ($3::int is null or version < $3)
             order by version desc
             limit $4
            """;

    private static final String CONTEXT = SELECT + """
             where twin_id = $1 and is_active and (domain = 'global' and strength = 'axis' or domain = $2)
             order by case when domain = 'global' and strength = 'axis' then 0
                           when strength = 'axis' then 1 when strength = 'lock' then 2 else 3 end, root_id
             limit $3
            """;

    Uni<List<DecisionVersion>> list(
            Tx tx, UUID twin, boolean all, @Nullable String domain, @Nullable String strength, Page page) {
        @Nullable UUID before = page.afterId();
        return many(tx.run(all ? LIST_ALL : LIST_ACTIVE, twin, domain, strength, before, page.fetch()));
    }

    Uni<Optional<DecisionVersion>> active(Tx tx, UUID twin, UUID root) {
        return one(tx.run(ACTIVE, twin, root));
    }

    Uni<Optional<DecisionVersion>> numbered(Tx tx, UUID twin, UUID root, int version) {
        return one(tx.run(NUMBERED, twin, root, version));
    }

    Uni<List<DecisionVersion>> history(Tx tx, UUID twin, UUID root, Page page) {
        @Nullable Integer before = page.after() == null ? null : Integer.valueOf(page.after());
        return many(tx.run(HISTORY, twin, root, before, page.fetch()));
    }

    /** What applies in a domain, each once, at most {@code limit}; without a domain what applies everywhere. */
    Uni<List<DecisionVersion>> context(Tx tx, UUID twin, @Nullable String domain, int limit) {
        return many(tx.run(CONTEXT, twin, domain, limit));
    }

    private static Uni<List<DecisionVersion>> many(Uni<RowSet<Row>> rows) {
        return rows.map(found -> found.stream().map(DecisionRow::read).toList());
    }

    private static Uni<Optional<DecisionVersion>> one(Uni<RowSet<Row>> rows) {
        return rows.map(found -> found.stream().findFirst().map(DecisionRow::read));
    }
}
