package io.gemel.persona.candidate;

import io.gemel.platform.tenancy.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Which version holds a candidate of {@code persona_modules}. The twin is locked. */
@ApplicationScoped
public class PromotionRepository {

    private static final String PROMOTE =
            "update persona_modules set status = 'active', promoted_in = $2 where id = any($1)";

    private static final String GIVE_BACK = """
            update persona_modules
               set status = case when retracted_at is null then 'draft' else 'archived' end,
                   archived_at = case when retracted_at is null then null else now() end,
                   promoted_in = null, discarded_in = array_append(discarded_in, promoted_in)
             where twin_id = $1 and promoted_in = $2 and status = 'active'
            """;

    private static final String TAKE_BACK = """
            update persona_modules
               set status = 'active', promoted_in = $2
             where twin_id = $1 and $2::text = any(discarded_in) and status <> 'archived'
            """;

    public Uni<Void> promote(Tx tx, List<Candidate> candidates, String version) {
        var ids = candidates.stream().map(Candidate::id).toArray(UUID[]::new);
        return tx.run(PROMOTE, ids, version).replaceWithVoid();
    }

    /** Makes what {@code version} promoted drafts again, or archives it if it was retracted. */
    public Uni<Void> giveBack(Tx tx, UUID twin, String version) {
        return tx.run(GIVE_BACK, twin, version).replaceWithVoid();
    }

    /** Gives {@code version}, which was discarded, again what it had promoted, from a draft that holds it by now too. */
    public Uni<Void> takeBack(Tx tx, UUID twin, String version) {
        return tx.run(TAKE_BACK, twin, version).replaceWithVoid();
    }
}
