package io.gemel.platform.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import java.net.ConnectException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PassingFailureTest {

    @ParameterizedTest(name = "{0} {2}")
    @CsvSource(textBlock = """
            08006, true,  connection lost
            40001, true,  serialization
            40P01, true,  deadlock
            53300, true,  too many connections
            57P01, true,  terminated
            57014, true,  statement timeout
            58030, true,  input or output
            55P03, true,  lock timeout
            25P03, true,  idle in transaction
            25006, true,  read-only after a failover
            28P01, true,  a password that was changed
            25001, false, active transaction
            22001, false, too long
            23505, false, unique
            42501, false, not allowed
            P0001, false, raised
            """)
    void theListIsClosed(String state, boolean passes, String what) {
        assertThat(PassingFailure.is(refusal(state))).as(what).isEqualTo(passes);
        assertThat(PassingFailure.is(new RuntimeException(refusal(state))))
                .as("as a cause: " + what)
                .isEqualTo(passes);
    }

    @Test
    void whatHasNoStatePassesWhenTheDatabaseIsAway() {
        assertThat(PassingFailure.is(new ConnectException())).isTrue();
        assertThat(PassingFailure.is(ClosedConnectionException.INSTANCE)).isTrue();
        assertThat(PassingFailure.is(new TimeoutException())).isTrue();
        assertThat(PassingFailure.is(new IllegalStateException())).isFalse();
        assertThat(PassingFailure.is(null)).isFalse();
    }

    @Test
    void aTimeOutIsToldFromTheRest() {
        assertThat(PassingFailure.isTimeout(refusal("57014"))).isTrue();
        assertThat(PassingFailure.isTimeout(new RuntimeException(new TimeoutException())))
                .isTrue();
        assertThat(PassingFailure.isTimeout(refusal("40P01"))).isFalse();
        assertThat(PassingFailure.isTimeout(new ConnectException())).isFalse();
    }

    private static PgException refusal(String state) {
        return new PgException("refused", "ERROR", state, "");
    }
}
