package io.gemel.runtime.conversation;

import io.gemel.runtime.routing.Policy;
import java.math.BigDecimal;
import java.util.Set;

/**
 * What of a turn its owner wants to look at, kept with the decision so that one turn never mixes two versions of a spec.
 *
 * @param reviewBelow a confidence below it is low
 * @param reviewOn the reasons that are said
 */
public record ReviewPolicy(BigDecimal reviewBelow, Set<String> reviewOn) {

    public static ReviewPolicy of(Policy policy) {
        return new ReviewPolicy(policy.reviewBelow(), policy.reviewOn());
    }
}
