package io.gemel.persona.review;

import io.gemel.persona.queue.LockedItem;
import io.gemel.platform.problem.Refusal;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Why something cannot be done with an item now. */
enum Obstacle {
    NOT_FOUND(404, "review-item-not-found", "The twin's queue has no such item."),
    NOT_PENDING(409, "review-item-not-pending", "The item was resolved or dismissed."),
    CLAIMED(409, "review-item-claimed", "The item is claimed, and the claim's token was not given."),
    NOT_DISMISSED(409, "review-item-not-dismissed", "Only dismissed items are reopened.");

    private final int status;
    private final String code;
    private final String detail;

    Obstacle(int status, String code, String detail) {
        this.status = status;
        this.code = code;
        this.detail = detail;
    }

    /** What keeps the bearer of {@code token} from claiming or resolving the item. */
    static Optional<Obstacle> before(@Nullable LockedItem item, @Nullable UUID token) {
        if (item == null) {
            return Optional.of(NOT_FOUND);
        }
        if (!item.is("pending")) {
            return Optional.of(NOT_PENDING);
        }
        return item.isHeldAgainst(token) ? Optional.of(CLAIMED) : Optional.empty();
    }

    int status() {
        return status;
    }

    String code() {
        return code;
    }

    Refusal refusal() {
        return Refusal.of(status, code, detail);
    }
}
