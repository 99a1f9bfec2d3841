package io.gemel.persona.twin;

import io.gemel.persona.roster.TwinNews;
import io.gemel.persona.roster.TwinRepository;
import io.gemel.persona.roster.TwinRow;
import io.gemel.platform.tenancy.Tx;
import io.smallrye.mutiny.Uni;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** Changes a twin under its row lock and says so; a change that changes nothing makes no revision. */
@ApplicationScoped
class ChangeTwin {

    private static final String UNIQUE_VIOLATION = "23505";

    sealed interface Outcome {
        record Changed(TwinRow twin) implements Outcome {}

        record Same(TwinRow twin) implements Outcome {}

        record NameTaken() implements Outcome {}
    }

    private final TwinRepository twins;
    private final TwinNews news;

    ChangeTwin(TwinRepository twins, TwinNews news) {
        this.twins = twins;
        this.news = news;
    }

    /** {@code change} sees the locked row and may refuse. After {@code NameTaken} the transaction cannot go on. */
    Uni<Outcome> run(Tx tx, UUID id, UnaryOperator<TwinRow> change) {
        return twins.lock(tx, id).chain(found -> {
            TwinRow present = found.orElseThrow();
            TwinRow after = change.apply(present);
            return after.equals(present) ? Uni.createFrom().item(new Outcome.Same(present)) : save(tx, after);
        });
    }

    private Uni<Outcome> save(Tx tx, TwinRow after) {
        return twins.save(tx, after)
                .invoke(saved -> news.say(tx, saved))
                .<Outcome>map(Outcome.Changed::new)
                .onFailure(ChangeTwin::isNameTaken)
                .recoverWithItem(new Outcome.NameTaken());
    }

    private static boolean isNameTaken(Throwable failure) {
        return failure instanceof PgException e && UNIQUE_VIOLATION.equals(e.getSqlState());
    }
}
