package io.gemel.persona.publication;

import io.gemel.platform.tenancy.Tx;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The table {@code persona_spec_publications}. */
@ApplicationScoped
class PublicationRepository {

    /** The time is that of the change, not of the transaction's beginning: it may have waited for the twin. */
    private static final String INSERT = """
            insert into persona_spec_publications (id, twin_id, version, previous_version, note, published_by,
                                                   published_at, revision)
            values ($1, $2, $3, $4, $5, $6, clock_timestamp(), $7)
            """;

    private static final String LIST = """
            select id, version, previous_version, note, published_by, published_at, revision
              from persona_spec_publications
             where twin_id = $1 and ($2::bigint is null or revision < $2)
             order by revision desc
             limit $3
            """;

    Uni<Void> insert(
            Tx tx,
            UUID twin,
            @Nullable String version,
            @Nullable String previous,
            @Nullable String note,
            String by,
            long revision) {
        return tx.run(INSERT, tx.newId(), twin, version, previous, note, by, revision)
                .replaceWithVoid();
    }

    /** Newest first, as they happened. */
    Uni<List<Publication>> list(Tx tx, UUID twin, @Nullable Long after, int limit) {
        return tx.run(LIST, twin, after, limit)
                .map(rows -> rows.stream().map(PublicationRepository::fromRow).toList());
    }

    private static Publication fromRow(Row row) {
        return new Publication(
                row.getUUID("id"),
                row.getString("version"),
                row.getString("previous_version"),
                row.getString("note"),
                row.getString("published_by"),
                row.get(OffsetDateTime.class, "published_at").toInstant(),
                row.getLong("revision"));
    }
}
