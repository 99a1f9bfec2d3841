package io.gemel.capture;

import static io.gemel.capture.Api.OWNER;
import static io.gemel.capture.Api.as;
import static io.gemel.capture.Api.captured;
import static io.gemel.capture.Api.session;
import static io.gemel.capture.Runs.running;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A request that is repeated with its Idempotency-Key takes effect once and is answered as it was the first time. */
@QuarkusTest
class RepeatedRequestTest {

    private final UUID twin = Api.twinOf(OWNER);

    /** The path, the body, another body, and the status of the first answer. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            training-sessions                   | {}            | {"metadata": {"a": 1}} | 201
            training-sessions/SESSION/stop      | {}            | {"other": 1}           | 200
            decision-capture/CAPTURE/retract    | {"note": "n"} | {"note": "m"}          | 200
            executions/EXECUTION/complete       | {}            | {"other": 1}           | 200
            executions/EXECUTION/abort          | {"note": "n"} | {"note": "m"}          | 200
            decision-index/rebuild              | {}            | {"other": 1}           | 202
            """)
    void aRepetitionIsAnsweredAsTheFirst(String path, String body, String other, int status) {
        String session = session(twin, OWNER);
        String resolved = path.replace("SESSION", session)
                .replace("CAPTURE", captured(twin, "sjt", session))
                .replace("EXECUTION", running(twin, OWNER));
        String key = UUID.randomUUID().toString();

        var first = post(resolved, key, body);
        var again = post(resolved, key, body);

        first.then().statusCode(status);
        again.then()
                .statusCode(status)
                .header("Idempotency-Replayed", "true")
                .header("Location", first.header("Location"));
        assertThat(first.header("Idempotency-Replayed")).isNull();
        assertThat(again.asString()).isEqualTo(first.asString());
        post(resolved, key, other).then().statusCode(422).body("code", equalTo("idempotency-key-reused"));
    }

    private Response post(String path, String key, String body) {
        return as(OWNER).header("Idempotency-Key", key).body(body).post("/twins/" + twin + "/" + path);
    }
}
