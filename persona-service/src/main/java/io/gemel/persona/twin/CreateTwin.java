package io.gemel.persona.twin;

import io.gemel.persona.roster.TwinNews;
import io.gemel.persona.roster.TwinRepository;
import io.gemel.persona.roster.TwinRow;
import io.gemel.platform.tenancy.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Brings a twin into being, unless its name is taken. */
@ApplicationScoped
class CreateTwin {

    private final TwinRepository twins;
    private final TwinNews news;

    CreateTwin(TwinRepository twins, TwinNews news) {
        this.twins = twins;
        this.news = news;
    }

    Uni<Optional<TwinRow>> run(Tx tx, NewTwin twin, String owner) {
        return twins.insert(
                        tx,
                        twin.name(),
                        twin.description(),
                        owner,
                        twin.settings().toString())
                .invoke(created -> created.ifPresent(row -> news.say(tx, row)));
    }
}
