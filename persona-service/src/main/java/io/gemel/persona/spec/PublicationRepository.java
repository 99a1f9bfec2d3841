package io.gemel.persona.spec;

import io.gemel.platform.tenancy.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The table {@code persona_spec_publications}. */
@ApplicationScoped
class PublicationRepository {

    private static final String INSERT = """
            insert into persona_spec_publications (id, twin_id, version, previous_version, note, published_by, revision)
            values ($1, $2, $3, $4, $5, $6, $7)
            """;

    Uni<Void> insert(
            Tx tx,
            UUID twin,
            String version,
            @Nullable String previous,
            @Nullable String note,
            String by,
            long revision) {
        return tx.run(INSERT, tx.newId(), twin, version, previous, note, by, revision)
                .replaceWithVoid();
    }
}
