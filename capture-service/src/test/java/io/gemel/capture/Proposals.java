package io.gemel.capture;

import static io.gemel.capture.Api.as;
import static io.gemel.capture.Runs.PATH;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gemel.platform.json.Json;
import io.gemel.platformtest.Answers;
import io.restassured.response.Response;
import java.util.UUID;

/** Proposals to commit, to block and to correct. */
public final class Proposals {

    private Proposals() {}

    /** One that passes the gate and begins a chain. */
    public static ObjectNode good() {
        return (ObjectNode) Json.read("""
                {"title": "Prices are quoted net", "text": "Quote every price\\nwithout tax.", "domain": "sales.offers", "strength": "lock",
                 "reason": {"type": "CONSISTENCY", "summary": " Offers were read differently. "}, "evidenceRefs": ["docs/offers.md"]}
                """);
    }

    /** One that passes the gate and continues the chain of {@code version}. */
    public static ObjectNode next(Response version) {
        return good().put("rootId", Answers.text(version, "/rootId"))
                .put("previousVersionId", Answers.text(version, "/id"));
    }

    /** One that the gate blocks for want of evidence. */
    public static ObjectNode thin() {
        var thin = good();
        thin.remove("evidenceRefs");
        return thin;
    }

    public static Response commit(UUID twin, String execution, String who, JsonNode proposal) {
        return as(who).body(proposal.toString()).post(PATH + "/{e}/decisions", twin, execution);
    }

    /** A version committed in an execution. */
    public static Response committed(UUID twin, String execution, JsonNode proposal) {
        var version = commit(twin, execution, Api.OWNER, proposal);
        version.then().statusCode(201);
        return version;
    }

    /** The id of the intervention that a thin proposal opens. */
    public static String blocked(UUID twin, String execution) {
        var refused = commit(twin, execution, Api.OWNER, thin()).then().statusCode(422);
        return Answers.text(refused.extract(), "/interventionId");
    }

    public static Response resolve(UUID twin, String execution, Object intervention, String who, JsonNode body) {
        return as(who).body(body.toString())
                .post(PATH + "/{e}/interventions/{i}/resolve", twin, execution, intervention);
    }

    /** A correction with the execution's plan. */
    public static ObjectNode correct(JsonNode proposal) {
        var body = Plans.request().put("action", "CORRECT");
        body.set("proposal", proposal);
        return body;
    }

    public static ObjectNode action(String action) {
        return Json.object().put("action", action);
    }
}
