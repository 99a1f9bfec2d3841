package io.gemel.runtime.spec;

import io.gemel.contracts.PersonaSpecs.SpecActivated;
import io.gemel.platform.json.Json;
import io.gemel.platform.tenancy.Tx;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The table {@code active_specs}, and what the twin's directory row says of it. */
@ApplicationScoped
public class ActiveSpecRepository {

    private static final String FIND = """
            select revision, version, digest, spec::text
              from active_specs
             where twin_id = $1
            """;

    private static final String UPSERT = """
            insert into active_specs (twin_id, revision, version, digest, spec)
            values ($1, $2, $3, $4, $5::text::jsonb)
            on conflict (tenant_id, twin_id) do update
               set revision = excluded.revision, version = excluded.version, digest = excluded.digest,
                   spec = excluded.spec
             where active_specs.revision < excluded.revision
            """;

    private static final String LOCK =
            "select pg_advisory_xact_lock(hashtextextended(current_setting('app.tenant_id') || '/' || $1::uuid, 0))";

    private static final String ALIGN = """
            update twin_directory
               set spec_revision = active_specs.revision
              from active_specs
             where twin_directory.twin_id = $1
               and active_specs.tenant_id = twin_directory.tenant_id
               and active_specs.twin_id = twin_directory.twin_id
               and active_specs.revision > twin_directory.spec_revision
            """;

    private static final String NOTE_APPLIED = """
            insert into twin_freshness (twin_id, said_at, applied_at)
            values ($1, $2, clock_timestamp())
            on conflict (tenant_id, twin_id) do update
               set said_at = excluded.said_at, applied_at = excluded.applied_at
             where twin_freshness.said_at < excluded.said_at
            """;

    private static final String LAG = """
            select greatest(0, (extract(epoch from applied_at - said_at) * 1000)::bigint) as lag_ms
              from twin_freshness
             where twin_id = $1
            """;

    Uni<ActiveSpec> find(Tx tx, UUID twin) {
        return tx.run(FIND, twin).map(rows -> rows.stream()
                .findFirst()
                .map(ActiveSpecRepository::fromRow)
                .orElse(ActiveSpec.NONE));
    }

    /** Takes a spec's activation over; an older revision changes nothing. */
    Uni<Void> apply(Tx tx, SpecActivated e) {
        var spec = e.spec() == null || e.spec().isNull() ? null : e.spec().toString();
        return tx.run(UPSERT, e.twinId(), e.revision(), e.version(), e.digest(), spec)
                .replaceWithVoid();
    }

    /** Twin and spec come from two topics in any order: their changes of one twin go one after the other. */
    public Uni<Void> lock(Tx tx, UUID twin) {
        return tx.run(LOCK, twin).replaceWithVoid();
    }

    /** Makes the twin's row, if it is there already, tell the revision of its spec. */
    public Uni<Void> align(Tx tx, UUID twin) {
        return tx.run(ALIGN, twin).replaceWithVoid();
    }

    /** Remembers when the newest change was said and applied. */
    public Uni<Void> noteApplied(Tx tx, UUID twin, Instant said) {
        return tx.run(NOTE_APPLIED, twin, said.atOffset(ZoneOffset.UTC)).replaceWithVoid();
    }

    /** Milliseconds from saying to applying the newest change; null when none came by event. */
    public Uni<@Nullable Long> lagMs(Tx tx, UUID twin) {
        return tx.run(LAG, twin).map(rows -> rows.stream()
                .findFirst()
                .map(row -> row.getLong("lag_ms"))
                .orElse(null));
    }

    private static ActiveSpec fromRow(Row row) {
        var spec = row.getString("spec");
        return ActiveSpec.of(
                row.getLong("revision"),
                row.getString("version"),
                row.getString("digest"),
                spec == null ? null : Json.read(spec));
    }
}
