package io.gemel.capture;

import static io.gemel.capture.Api.OWNER;
import static io.gemel.capture.Api.as;
import static io.gemel.capture.Api.body;
import static io.gemel.capture.Api.captured;
import static io.gemel.capture.Api.session;
import static io.gemel.capture.Proposals.action;
import static io.gemel.capture.Proposals.blocked;
import static io.gemel.capture.Proposals.correct;
import static io.gemel.capture.Proposals.good;
import static io.gemel.capture.Runs.running;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.gemel.platform.json.Json;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A twin that is not active is neither taught nor run; what ends, records or tidies goes on. */
@QuarkusTest
class InactiveTwinTest {

    private static final String REFUSED = "403 twin-not-active";

    private final UUID twin = Api.twinOf(OWNER);
    private final Map<String, String> answers = new LinkedHashMap<>();

    @ParameterizedTest
    @ValueSource(strings = {"paused", "archived"})
    void whatTeachesOrRunsItIsRefusedAndTheRestGoesOn(String status) {
        String session = session(twin, OWNER);
        String capture = captured(twin, "sjt", session);
        String completed = running(twin, OWNER);
        String aborted = running(twin, OWNER);
        String abandoned = running(twin, OWNER);
        String given = running(twin, OWNER);
        String toAbandon = blocked(twin, abandoned);
        String toAbort = blocked(twin, given);
        Api.say(twin, OWNER, status, 2);
        await().atMost(Duration.ofSeconds(30)).until(() -> "twin-not-active"
                .equals(Api.capture(twin, OWNER, "{}").path("code")));

        post("/training-sessions", Json.object());
        for (String type : new String[] {"sjt", "pairwise", "introspection"}) {
            post("/decision-capture/" + type, body(type, session));
        }
        post("/executions", Plans.request());
        post("/executions/" + completed + "/decisions", good());
        post("/executions/" + abandoned + "/interventions/" + toAbandon + "/resolve", correct(good()));
        assertThat(answers).hasSize(7).allSatisfy((what, answer) -> assertThat(answer)
                .isEqualTo(REFUSED));

        answers.clear();
        post("/training-sessions/" + session + "/stop", Json.object());
        post("/decision-capture/" + capture + "/retract", Json.object().put("note", "n"));
        post("/executions/" + completed + "/verify", Plans.request());
        post("/executions/" + completed + "/complete", Json.object());
        post("/executions/" + aborted + "/abort", Json.object());
        post("/executions/" + abandoned + "/interventions/" + toAbandon + "/resolve", action("ABANDON"));
        post("/executions/" + given + "/interventions/" + toAbort + "/resolve", action("ABORT"));
        post("/decision-index/rebuild", Json.object());
        assertThat(answers).hasSize(8).allSatisfy((what, answer) -> assertThat(answer)
                .isEqualTo(what.endsWith("/rebuild") ? "202 null" : "200 null"));
    }

    private void post(String path, Object body) {
        var answer = as(OWNER).body(body.toString()).post("/twins/" + twin + path);
        answers.put(path, answer.statusCode() + " " + answer.path("code"));
    }
}
