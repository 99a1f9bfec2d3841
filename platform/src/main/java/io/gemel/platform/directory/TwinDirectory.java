package io.gemel.platform.directory;

import io.gemel.contracts.PersonaTwins.TwinChanged;
import io.gemel.platform.json.Json;
import io.gemel.platform.tenancy.Tx;
import io.quarkus.arc.DefaultBean;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** The table {@code twin_directory}: this service's copy of the twins, fed by {@code persona.twins}. */
@DefaultBean
@ApplicationScoped
public class TwinDirectory implements TwinLookup {

    private static final String FIND = """
            select twin_id, owner_id, status, revision, spec_revision, name, settings::text
              from twin_directory
             where twin_id = $1
            """;

    private static final String LOCK = FIND + "   for update";

    private static final String UPSERT = """
            insert into twin_directory (twin_id, owner_id, status, name, settings, revision)
            values ($1, $2, $3, $4, $5::text::jsonb, $6)
            on conflict (tenant_id, twin_id) do update
               set owner_id = excluded.owner_id, status = excluded.status, name = excluded.name,
                   settings = excluded.settings, revision = excluded.revision, updated_at = now()
             where twin_directory.revision < excluded.revision
            """;

    @Override
    public Uni<Optional<Twin>> find(Tx tx, UUID id) {
        return tx.run(FIND, id).map(rows -> rows.stream().findFirst().map(TwinDirectory::fromRow));
    }

    /** As {@link #find}, and nobody else changes or locks the twin's row until the transaction ends. */
    public Uni<Optional<Twin>> lock(Tx tx, UUID id) {
        return tx.run(LOCK, id).map(rows -> rows.stream().findFirst().map(TwinDirectory::fromRow));
    }

    @Override
    public boolean isCopy() {
        return true;
    }

    /** Takes a twin's new state over; an older revision changes nothing. */
    public Uni<Void> apply(Tx tx, TwinChanged e) {
        return tx.run(
                        UPSERT,
                        e.twinId(),
                        e.ownerId(),
                        e.status(),
                        e.name(),
                        e.settings().toString(),
                        e.revision())
                .replaceWithVoid();
    }

    private static Twin fromRow(Row row) {
        return new Twin(
                row.getUUID("twin_id"),
                row.getString("owner_id"),
                row.getString("status"),
                row.getLong("revision"),
                row.getLong("spec_revision"),
                row.getString("name"),
                Json.read(row.getString("settings")));
    }
}
