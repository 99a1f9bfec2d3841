package io.gemel.audit.recurrence;

import io.gemel.audit.failure.Failure;
import io.gemel.audit.failure.FailureFollower;
import io.gemel.platform.tenancy.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/**
 * Counts new cases into their clusters, in the transaction that inserts them. The first statement locks the clusters in ascending
 * order of fingerprint; the second begins after it has them all, so it sees every turn that is counted already, whoever counted it.
 */
@ApplicationScoped
class CountFailures implements FailureFollower {

    private final ClusterCountRepository counts;

    CountFailures(ClusterCountRepository counts) {
        this.counts = counts;
    }

    @Override
    public Uni<Void> follow(Tx tx, List<Failure> failures) {
        return Uni.combine()
                .all()
                .unis(counts.lock(tx, failures), counts.count(tx, failures))
                .discardItems();
    }
}
