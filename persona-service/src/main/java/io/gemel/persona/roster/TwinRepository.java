package io.gemel.persona.roster;

import io.gemel.platform.directory.Twin;
import io.gemel.platform.json.Json;
import io.gemel.platform.tenancy.Tx;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The table {@code twins}. */
@ApplicationScoped
public class TwinRepository {

    private static final String INSERT = """
            insert into twins (id, name, description, owner_id, settings)
            values ($1, $2, $3, $4, $5::text::jsonb)
            on conflict (tenant_id, name) where status <> 'archived' do nothing
            returning id, name, description, status, owner_id, settings::text, revision, created_at, updated_at
            """;

    private static final String FIND = """
            select id, name, description, status, owner_id, settings::text, revision, created_at, updated_at
              from twins
             where id = $1
            """;

    private static final String LOCK = """
            select id, name, description, status, owner_id, settings::text, revision, created_at, updated_at
              from twins
             where id = $1
               for update
            """;

    private static final String STATE = """
            select id, owner_id, status, revision, spec_revision, name, settings::text
              from twins
             where id = $1
            """;

    private static final String LIST = """
            select id, name, description, status, owner_id, settings::text, revision, created_at, updated_at
              from twins
             where ($1::text is null and status <> 'archived' or $1 = 'all' or status = $1)
               and ($2::uuid is null or id < $2)
             order by id desc
             limit $3
            """;

    private static final String UPDATE = """
            update twins
               set name = $2, description = $3, status = $4, settings = $5::text::jsonb,
                   revision = revision + 1, updated_at = now()
             where id = $1
            returning id, name, description, status, owner_id, settings::text, revision, created_at, updated_at
            """;

    private static final String RAISE = """
            update twins
               set revision = greatest(revision, $2) + 1
             where id = $1
            returning id, name, description, status, owner_id, settings::text, revision, created_at, updated_at
            """;

    private static final String RAISE_SPEC = """
            update twins
               set spec_revision = greatest(spec_revision, $2) + 1
             where id = $1
            returning spec_revision
            """;

    /** The new twin, or none when another that is not archived has its name. */
    public Uni<Optional<TwinRow>> insert(
            Tx tx, String name, @Nullable String description, String owner, String settings) {
        return tx.run(INSERT, tx.newId(), name, description, owner, settings).map(TwinRepository::first);
    }

    public Uni<Optional<TwinRow>> find(Tx tx, UUID id) {
        return tx.run(FIND, id).map(TwinRepository::first);
    }

    /** As {@link #find}, and nobody else changes or locks the row until the transaction ends. */
    public Uni<Optional<TwinRow>> lock(Tx tx, UUID id) {
        return tx.run(LOCK, id).map(TwinRepository::first);
    }

    public Uni<List<TwinRow>> list(Tx tx, @Nullable String status, @Nullable UUID after, int limit) {
        return tx.run(LIST, status, after, limit)
                .map(rows -> rows.stream().map(TwinRepository::fromRow).toList());
    }

    /** Stores a change of a locked twin under the next revision. */
    public Uni<TwinRow> save(Tx tx, TwinRow twin) {
        return tx.run(
                        UPDATE,
                        twin.id(),
                        twin.name(),
                        twin.description(),
                        twin.status(),
                        twin.settings().toString())
                .map(rows -> fromRow(rows.iterator().next()));
    }

    /** A locked twin as it is, under a revision above its own and {@code seen}. */
    public Uni<TwinRow> raise(Tx tx, UUID id, long seen) {
        return tx.run(RAISE, id, seen).map(rows -> fromRow(rows.iterator().next()));
    }

    /** The next revision of what is said about a locked twin's active spec, also above {@code seen}. */
    public Uni<Long> raiseSpecRevision(Tx tx, UUID id, long seen) {
        return tx.run(RAISE_SPEC, id, seen).map(rows -> rows.iterator().next().getLong("spec_revision"));
    }

    /** The revision of what was last said about the twin's active spec; 0 before the first publish. */
    public Uni<Long> specRevision(Tx tx, UUID id) {
        return state(tx, id).map(twin -> twin.orElseThrow().specRevision());
    }

    Uni<Optional<Twin>> state(Tx tx, UUID id) {
        return tx.run(STATE, id).map(rows -> rows.stream()
                .findFirst()
                .map(row -> new Twin(
                        row.getUUID("id"),
                        row.getString("owner_id"),
                        row.getString("status"),
                        row.getLong("revision"),
                        row.getLong("spec_revision"),
                        row.getString("name"),
                        Json.read(row.getString("settings")))));
    }

    private static Optional<TwinRow> first(RowSet<Row> rows) {
        return rows.stream().findFirst().map(TwinRepository::fromRow);
    }

    private static TwinRow fromRow(Row row) {
        return new TwinRow(
                row.getUUID("id"),
                row.getString("name"),
                row.getString("description"),
                row.getString("status"),
                row.getString("owner_id"),
                Json.read(row.getString("settings")),
                row.getLong("revision"),
                row.get(OffsetDateTime.class, "created_at").toInstant(),
                row.get(OffsetDateTime.class, "updated_at").toInstant());
    }
}
