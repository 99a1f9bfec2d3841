package io.gemel.audit.failure;

import io.gemel.platform.tenancy.Tx;
import io.smallrye.mutiny.Uni;
import java.util.List;

/**
 * What else a new gold case causes, in the transaction that inserts it.
 *
 * <p>{@code goldcase} calls every bean of this type once a transaction, after its last insert, with the cases that are new: a case
 * delivered again is not among them, and the list is never empty. Cases are inserted in ascending order of id before, and a follower
 * takes its own row locks in ascending order of primary fingerprint, so that two instances with the same causes do not deadlock. A
 * follower that fails fails the whole batch.
 */
public interface FailureFollower {

    Uni<Void> follow(Tx tx, List<Failure> failures);
}
