package io.gemel.runtime;

import static io.gemel.runtime.Api.OWNER;
import static io.gemel.runtime.Api.activated;
import static io.gemel.runtime.Api.as;
import static io.gemel.runtime.Api.decide;
import static io.gemel.runtime.Api.message;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.lessThan;

import io.gemel.platform.json.Json;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class FreshnessTest {

    private static final String SPEC = """
            {"version": "1.0.0", "constitution": ["Say what is unknown."],
             "guardrails": {"forbidden_topics": ["merger"], "refusal_templates": ["That stays with me."]},
             "procedural_modules": [{"id": "m.one", "clause_ids": ["cl1"]}]}
            """;

    @Test
    void thePublishedSpecDecides() {
        var twin = Api.twin();
        Api.send(twin, activated(twin, "1.0.0", SPEC, 1));
        Api.awaitSpec(twin, 1);

        decide(twin, OWNER, message("How is the merger going?"))
                .then()
                .statusCode(201)
                .body("routing_decision.action", equalTo("refuse"))
                .body("reply.text", equalTo("That stays with me."))
                .body("prompt.source", equalTo("persona_spec"))
                .body("prompt.persona_spec_version", equalTo("1.0.0"))
                .body("prompt.module_ids[0]", equalTo("m.one"));
    }

    @Test
    void anOlderRevisionChangesNothing() {
        var twin = Api.twin();
        Api.send(twin, activated(twin, "1.0.1", SPEC, 2));
        Api.awaitSpec(twin, 2);
        Api.send(twin, activated(twin, "1.0.0", SPEC, 1));
        var later = activated(twin, null, "{}", 3);
        Api.send(twin, later);
        Api.send(twin, later);
        Api.awaitSpec(twin, 3);
        Api.send(twin, activated(twin, "1.0.1", SPEC, 2));
        Api.awaitAllSpecs(twin);

        Api.status(twin)
                .then()
                .statusCode(200)
                .body("spec_revision", equalTo(3))
                .body("persona_spec_version", equalTo(null))
                .body("lag_ms", greaterThanOrEqualTo(0));
    }

    @Test
    void theLagIsFromSayingToApplying() {
        var twin = UUID.randomUUID();
        Api.sayTwin(twin, "active", 1, Json.object(), Instant.now().minusSeconds(3600));
        Api.awaitTwin(twin, 1);

        Api.status(twin).then().body("lag_ms", allOf(greaterThanOrEqualTo(3_600_000), lessThan(3_700_000)));

        Api.sayTwin(twin, "active", 2, Json.object());
        Api.awaitTwin(twin, 2);
        Api.status(twin).then().body("lag_ms", lessThan(60_000));
    }

    @Test
    void aSpecThatComesBeforeItsTwinCounts() {
        var twin = UUID.randomUUID();
        Api.send(twin, activated(twin, "1.0.0", SPEC, 1));
        Api.sayTwin(twin, "active", 1);

        Api.awaitSpec(twin, 1);

        Api.status(twin).then().body("persona_spec_version", equalTo("1.0.0"));
    }

    @Test
    void aKnownPromptPlanIsNotSentAgain() {
        var twin = Api.twin();
        var tag = as(OWNER)
                .get("/twins/{t}/prompt-plan", twin)
                .then()
                .statusCode(200)
                .body("fallback_reason", equalTo("no_active_spec"))
                .body("text", containsString("PERSONA:\nPlain."))
                .extract()
                .header("ETag");

        as(OWNER)
                .header("If-None-Match", tag)
                .get("/twins/{t}/prompt-plan", twin)
                .then()
                .statusCode(304);
    }
}
