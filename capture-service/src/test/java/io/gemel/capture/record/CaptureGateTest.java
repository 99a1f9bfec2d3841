package io.gemel.capture.record;

import static io.gemel.capture.Api.OWNER;
import static io.gemel.capture.Api.as;
import static io.gemel.capture.Api.body;
import static io.gemel.capture.Api.capture;
import static io.gemel.capture.Api.expire;
import static io.gemel.capture.Api.say;
import static io.gemel.capture.Api.session;
import static io.gemel.capture.Api.stop;
import static io.gemel.capture.Api.twinOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Check 9: without an active session of the same owner and twin nothing of a capture is even looked at. */
@QuarkusTest
class CaptureGateTest {

    @ParameterizedTest
    @ValueSource(strings = {"sjt", "pairwise", "introspection"})
    void withoutAnActiveSessionTheBodyIsNotEvenLookedAt(String type) throws SQLException {
        var twin = twinOf(OWNER);
        String stopped = session(twin, OWNER);
        stop(twin, stopped, OWNER);
        String expired = session(twin, OWNER);
        expire(expired);
        String elsewhere = session(twinOf(OWNER), OWNER);
        String foreign = session(twinOf("owner@globex"), "owner@globex");
        var bodies = new ArrayList<>(List.of("{}", "[]", "7", "\"text\"", "null", "true", ""));
        for (String id :
                List.of(stopped, expired, elsewhere, foreign, UUID.randomUUID().toString(), "no-uuid", "")) {
            bodies.add(body(type, id).toString());
            bodies.add("{\"unknown\": 1, \"training_session_id\": \"" + id + "\"}");
        }
        for (String member :
                List.of("7", "null", "true", "[]", "{}", "[\"" + elsewhere + "\"]", "0.5", "\"\\ud800\"")) {
            bodies.add("{\"training_session_id\": " + member + ", \"prompt\": 5}");
        }
        bodies.add("[" + body(type, expired) + "]");
        for (String body : bodies) {
            var refused = capture(twin, OWNER, type, body);
            assertThat(refused.statusCode() + " " + refused.path("code"))
                    .as(body)
                    .isEqualTo("403 training-context-required");
        }
        nothingIsKept(twin, OWNER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sjt", "pairwise", "introspection"})
    void aSessionOfAFormerOwnerIsRefusedByNameEvenWhenItIsOver(String type) {
        var twin = twinOf(OWNER);
        String over = session(twin, OWNER);
        String active = session(twin, OWNER);
        say(twin, "owner2@acme", "active", 2);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> "not-the-owner".equals(capture(twin, OWNER, "{}").path("code")));
        for (String body : List.of(
                body(type, active).toString(),
                body(type, over).toString(),
                "{\"training_session_id\": \"" + active + "\", \"prompt\": 5}")) {
            var refused = capture(twin, "owner2@acme", type, body);
            assertThat(refused.statusCode() + " " + refused.path("code"))
                    .as(body)
                    .isEqualTo("403 training-session-other-owner");
        }
        nothingIsKept(twin, "owner2@acme");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sjt", "pairwise", "introspection"})
    void aPausedTwinIsRefusedBeforeTheSession(String type) {
        var twin = twinOf(OWNER);
        String session = session(twin, OWNER);
        say(twin, OWNER, "paused", 2);
        await().atMost(Duration.ofSeconds(30)).until(() -> "twin-not-active"
                .equals(capture(twin, OWNER, type, "{}").path("code")));
        assertThat(capture(twin, OWNER, type, body(type, session)).<String>path("code"))
                .isEqualTo("twin-not-active");
        nothingIsKept(twin, OWNER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sjt", "pairwise", "introspection"})
    void withASessionTheBodyIsLookedAt(String type) {
        var twin = twinOf(OWNER);
        var refused = capture(twin, OWNER, type, "{\"training_session_id\": \"" + session(twin, OWNER) + "\"}");
        assertThat(refused.statusCode() + " " + refused.path("code")).isEqualTo("422 validation-failed");
        nothingIsKept(twin, OWNER);
    }

    private static void nothingIsKept(UUID twin, String owner) {
        as(owner).get("/twins/{t}/decision-capture", twin).then().body("items", hasSize(0));
    }
}
