package io.gemel.audit.ph1d;

import io.gemel.audit.Restarts;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** A commit is replayed by an instance that never saw it. */
@QuarkusTest
class RestartTest {

    @Test
    void aCommitOfAnotherInstanceIsReplayed() {
        Restarts.commitTheSameAsTheOtherInstance();
    }
}
