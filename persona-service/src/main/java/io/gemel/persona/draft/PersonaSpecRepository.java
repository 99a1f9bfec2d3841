package io.gemel.persona.draft;

import io.gemel.personamodel.Semver;
import io.gemel.platform.json.Json;
import io.gemel.platform.tenancy.Tx;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The table {@code persona_specs}. */
@ApplicationScoped
public class PersonaSpecRepository {

    private static final String COLUMNS =
            " id, twin_id, version, base_version, status, source, notes, digest, spec::text, created_by, created_at,"
                    + " updated_at, published_at, edits ";

    private static final String INSERT = """
            insert into persona_specs (id, twin_id, version, major, minor, patch, base_version, source, notes, digest,
                                       spec, created_by)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11::text::jsonb, $12)
            on conflict (tenant_id, twin_id, version) do nothing
            returning""" + COLUMNS;

    private static final String FIND = "select" + COLUMNS + "from persona_specs where twin_id = $1 and version = $2";

    private static final String FIND_ACTIVE =
            "select" + COLUMNS + "from persona_specs where twin_id = $1 and status = 'active'";

    private static final String NEWEST_DRAFT = "select" + COLUMNS + """
            from persona_specs
             where twin_id = $1 and status = 'draft'
             order by major desc, minor desc, patch desc
             limit 1
            """;

    private static final String HIGHEST = """
            select major, minor, patch
              from persona_specs
             where twin_id = $1
             order by major desc, minor desc, patch desc
             limit 1
            """;

    private static final String DRAFTS_ABOVE = """
            select version
              from persona_specs
             where twin_id = $1 and status = 'draft' and (major, minor, patch) > ($2::int, $3::int, $4::int)
             order by major desc, minor desc, patch desc
            """;

    private static final String LIST = """
            select id, twin_id, version, base_version, status, source, notes, digest, created_by, created_at, updated_at,
                   published_at
              from persona_specs
             where twin_id = $1 and ($2::text is null or status = $2) and ($3::uuid is null or id < $3)
             order by id desc
             limit $4
            """;

    private static final String ARCHIVE_ACTIVE =
            "update persona_specs set status = 'archived' where twin_id = $1 and status = 'active'";

    private static final String ACTIVATE = """
            update persona_specs
               set status = 'active', published_at = coalesce(published_at, clock_timestamp())
             where id = $1
            returning""" + COLUMNS;

    private static final String CHANGE = """
            update persona_specs
               set spec = $2::text::jsonb, digest = $3, notes = $4, edits = edits + 1,
                   updated_at = case when digest = $3 and notes is not distinct from $4 then updated_at
                                     else clock_timestamp() end
             where id = $1
            returning""" + COLUMNS;

    private static final String DISCARD = """
            update persona_specs
               set status = 'archived', discard_note = $2
             where id = $1
            returning""" + COLUMNS;

    /** The stored draft, or none when the twin has that version. */
    Uni<Optional<PersonaSpec>> insert(Tx tx, NewDraft draft, Semver version, String spec, String digest) {
        return tx.run(
                        INSERT,
                        tx.newId(),
                        draft.twin(),
                        version.toString(),
                        version.major(),
                        version.minor(),
                        version.patch(),
                        draft.baseVersion(),
                        draft.source(),
                        draft.notes(),
                        digest,
                        spec,
                        draft.by())
                .map(PersonaSpecRepository::first);
    }

    /** Text that is no version names none. */
    public Uni<Optional<PersonaSpec>> find(Tx tx, UUID twin, String version) {
        return Semver.parse(version).isEmpty()
                ? Uni.createFrom().item(Optional.empty())
                : tx.run(FIND, twin, version).map(PersonaSpecRepository::first);
    }

    public Uni<Optional<PersonaSpec>> findActive(Tx tx, UUID twin) {
        return tx.run(FIND_ACTIVE, twin).map(PersonaSpecRepository::first);
    }

    public Uni<Optional<PersonaSpec>> newestDraft(Tx tx, UUID twin) {
        return tx.run(NEWEST_DRAFT, twin).map(PersonaSpecRepository::first);
    }

    Uni<Optional<Semver>> highest(Tx tx, UUID twin) {
        return tx.run(HIGHEST, twin).map(rows -> rows.stream()
                .findFirst()
                .map(row -> new Semver(row.getInteger("major"), row.getInteger("minor"), row.getInteger("patch"))));
    }

    /** Versions of the twin's drafts above {@code version}, highest first. */
    public Uni<List<String>> draftsAbove(Tx tx, UUID twin, Semver version) {
        return tx.run(DRAFTS_ABOVE, twin, version.major(), version.minor(), version.patch())
                .map(rows -> rows.stream().map(row -> row.getString("version")).toList());
    }

    public Uni<List<SpecSummary>> list(Tx tx, UUID twin, @Nullable String status, @Nullable UUID after, int limit) {
        return tx.run(LIST, twin, status, after, limit)
                .map(rows -> rows.stream().map(PersonaSpecRepository::summary).toList());
    }

    /** To be called with the twin locked, before {@link #activate}. */
    public Uni<Void> archiveActive(Tx tx, UUID twin) {
        return tx.run(ARCHIVE_ACTIVE, twin).replaceWithVoid();
    }

    public Uni<PersonaSpec> activate(Tx tx, UUID id) {
        return tx.run(ACTIVATE, id).map(rows -> first(rows).orElseThrow());
    }

    /** The draft with another document; its version and everything else stay. To be called with the twin locked. */
    public Uni<PersonaSpec> change(Tx tx, UUID id, String spec, String digest, @Nullable String notes) {
        return tx.run(CHANGE, id, spec, digest, notes).map(rows -> first(rows).orElseThrow());
    }

    /** Takes a draft out of every base. To be called with the twin locked. */
    public Uni<PersonaSpec> discard(Tx tx, UUID id, @Nullable String note) {
        return tx.run(DISCARD, id, note).map(rows -> first(rows).orElseThrow());
    }

    private static Optional<PersonaSpec> first(RowSet<Row> rows) {
        return rows.stream().findFirst().map(PersonaSpecRepository::fromRow);
    }

    private static PersonaSpec fromRow(Row row) {
        return PersonaSpec.of(summary(row), Json.read(row.getString("spec")), row.getInteger("edits"));
    }

    private static SpecSummary summary(Row row) {
        var published = row.get(OffsetDateTime.class, "published_at");
        return new SpecSummary(
                row.getUUID("id"),
                row.getUUID("twin_id"),
                row.getString("version"),
                row.getString("base_version"),
                row.getString("status"),
                row.getString("source"),
                row.getString("notes"),
                row.getString("digest"),
                row.getString("created_by"),
                time(row, "created_at"),
                time(row, "updated_at"),
                published == null ? null : published.toInstant());
    }

    private static Instant time(Row row, String column) {
        return row.get(OffsetDateTime.class, column).toInstant();
    }
}
