package io.gemel.capture.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.gemel.capture.Api;
import io.gemel.capture.Faults;
import io.gemel.platformtest.Twins;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtLogRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is logged for a request says whose it was. */
@QuarkusTest
class LogLineTest {

    private static final Logger PROBLEMS = Logger.getLogger("io.gemel.platform.problem.ProblemCompletion");
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    private final List<ExtLogRecord> logged = new CopyOnWriteArrayList<>();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord line) {
            var whole = ExtLogRecord.wrap(line);
            whole.copyMdc();
            logged.add(whole);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        PROBLEMS.addHandler(handler);
    }

    @AfterEach
    void listenNoMore() {
        PROBLEMS.removeHandler(handler);
    }

    @Test
    void aLineOfARequestNamesTenantTwinTraceAndRequest() throws SQLException {
        var twin = Twins.inDirectory("capture", Faults.OWNER);
        try (var faults = new Faults()) {
            faults.begin("training_sessions", 1, Faults.Kind.RAISE);
            Api.as(Faults.OWNER)
                    .header("X-Request-Id", "request-7")
                    .header("traceparent", "00-" + TRACE + "-00f067aa0ba902b7-01")
                    .post("/twins/{t}/training-sessions", twin)
                    .then()
                    .statusCode(500);
            faults.end("training_sessions");
        }
        assertThat(logged).hasSize(1);
        assertThat(logged.getFirst().getMdcCopy())
                .containsEntry("tenant", "faulty")
                .containsEntry("twin", twin.toString())
                .containsEntry("traceId", TRACE)
                .containsEntry("request_id", "request-7");
    }
}
