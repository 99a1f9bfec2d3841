package io.gemel.persona.queue;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An item whose row this transaction holds.
 *
 * @param claimToken the token of the claim that lasts, null when nobody claims the item
 */
public record LockedItem(ReviewItem item, @Nullable UUID claimToken) {

    /** Whether somebody else holds the item: a claim lasts and {@code token} is not its own. */
    public boolean isHeldAgainst(@Nullable UUID token) {
        return claimToken != null && !claimToken.equals(token);
    }

    public boolean isClaimed() {
        return claimToken != null;
    }

    public boolean is(String status) {
        return item.status().equals(status);
    }
}
