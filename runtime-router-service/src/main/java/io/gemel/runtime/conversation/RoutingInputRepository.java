package io.gemel.runtime.conversation;

import io.gemel.platform.tenancy.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** The table {@code routing_inputs}: what was asked, until its retention is over. */
@ApplicationScoped
public class RoutingInputRepository {

    private static final String MESSAGE =
            "select request ->> 'message' as message from routing_inputs where decision_id = $1";

    /** The message that was decided on, empty when it is not kept any more. */
    public Uni<Optional<String>> message(Tx tx, UUID decision) {
        return tx.run(MESSAGE, decision).map(rows -> rows.stream().findFirst().map(row -> row.getString("message")));
    }
}
