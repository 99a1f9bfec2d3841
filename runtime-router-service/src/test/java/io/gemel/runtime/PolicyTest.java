package io.gemel.runtime;

import static io.gemel.runtime.Api.OWNER;
import static io.gemel.runtime.Api.RUNTIME;
import static io.gemel.runtime.Api.activated;
import static io.gemel.runtime.Api.as;
import static io.gemel.runtime.Api.decide;
import static io.gemel.runtime.Api.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import io.gemel.platform.json.Json;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class PolicyTest {

    private static final String ASKED = "How is the merger going?";

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {"workflow_library": {"plan": {"required_inputs": []}}}                | please plan this for me now | answer plan workflow.plan.v1
                    {"workflow_library": {"plan": {"output_schema": "own.plan.v3"}}}       | please plan this for me now | clarify plan own.plan.v3
                    {"workflow_library": {"fencing": {"utterances": ["mend my fence"]}}}   | please mend my fence now | answer fencing workflow.fencing.v1
                    {"workflow_library": {"fencing": {"utterances": ["mend my fence"], "required_inputs": ["fence_length"]}}} | please mend my fence now | clarify fencing workflow.fencing.v1
                    {"routing_policy": {"clarify_below": 0.71}}                            | Draft a concise investor update email for this month | clarify write workflow.write.v1
                    {"routing_policy": {"clarify_below": 0.7}}                             | Draft a concise investor update email for this month | answer write workflow.write.v1
                    {"guardrails": {"forbidden_topics": ["the merger"]}}                   | How is the merger going? | refuse answer workflow.answer.v1
                    """)
    void whatASpecSaysCountsForTheFirstMessageAfterIt(String spec, String text, String decided) {
        var twin = Api.twin();
        Api.send(twin, activated(twin, "1.0.0", spec, 1));
        Api.awaitSpec(twin, 1);

        var decision = Json.read(decide(twin, OWNER, message(text)).asString()).path("routing_decision");

        assertThat(decision.path("action").textValue() + " "
                        + decision.path("intent").textValue() + " "
                        + decision.path("output_schema").textValue())
                .isEqualTo(decided);
    }

    @Test
    void eachPublishIsFollowedByTheFirstMessageAfterTheStatusShowsIt() {
        var twin = Api.twin();
        for (int revision = 1; revision <= 10; revision++) {
            boolean retired = revision % 3 == 0;
            Api.send(twin, activated(twin, retired ? null : revision + ".0.0", spec(revision), revision));
            Api.awaitSpec(twin, revision);

            decide(twin, RUNTIME, message(ASKED).put("requires_evidence", false))
                    .then()
                    .body("prompt.persona_spec_version", equalTo(retired ? null : revision + ".0.0"))
                    .body("routing_decision.action", equalTo(retired ? "answer" : "refuse"));
        }
    }

    @Test
    void noDecisionMixesTwoVersionsWhilePublishesAndRetiresGoOn() throws Exception {
        var twin = Api.twin();
        var going = new AtomicBoolean(true);
        Callable<Integer> load = () -> {
            int decided = 0;
            while (going.get()) {
                assertOneVersion(twin);
                decided++;
            }
            return decided;
        };
        try (var threads = Executors.newFixedThreadPool(4)) {
            var loads = List.of(threads.submit(load), threads.submit(load), threads.submit(load));
            for (int revision = 1; revision <= 30; revision++) {
                boolean retired = revision % 4 == 0;
                Api.send(twin, activated(twin, retired ? null : revision + ".0.0", spec(revision), revision));
                if (revision % 5 == 0) {
                    Api.sayTwin(twin, "active", 1 + revision / 5);
                }
            }
            Api.awaitSpec(twin, 30);
            going.set(false);
            for (var each : loads) {
                assertThat(each.get()).isPositive();
            }
        }
        assertOneVersion(twin);
    }

    @Test
    void theLagOfTheNewestChangeIsMeasured() {
        var twin = Api.twin();
        Api.status(twin).then().statusCode(200);

        as(OWNER).get("/q/metrics").then().body(containsString("gemel_persona_revision_lag_seconds "));
    }

    /** Version, refusal, module and the policy of the explanation come from one spec, or all from none. */
    private static void assertOneVersion(UUID twin) {
        var answer = decide(twin, RUNTIME, message(ASKED).put("requires_evidence", false));
        assertThat(answer.statusCode()).isEqualTo(201);
        JsonNode decision = Json.read(answer.asString());
        JsonNode why = Json.read(as(RUNTIME)
                .get(
                        "/twins/{t}/routing-decisions/{id}/explanation",
                        twin,
                        decision.path("id").textValue())
                .asString());
        var version = decision.at("/prompt/persona_spec_version").asText("none");
        assertThat(why.at("/policy/persona_spec_version").asText("none")).isEqualTo(version);
        assertThat(why.at("/policy/spec_revision").asInt() + ".0.0").satisfies(revision -> {
            if (!version.equals("none")) {
                assertThat(revision).isEqualTo(version);
            }
        });
        assertThat(decision.at("/reply/text").asText("none")).isEqualTo(version);
        assertThat(decision.at("/prompt/module_ids/0").asText("none")).isEqualTo(version);
    }

    private static String spec(int revision) {
        var version = revision + ".0.0";
        return """
                {"version": "%s", "guardrails": {"forbidden_topics": ["merger"], "refusal_templates": ["%s"]},
                 "procedural_modules": [{"id": "%s"}]}
                """.formatted(version, version, version);
    }
}
