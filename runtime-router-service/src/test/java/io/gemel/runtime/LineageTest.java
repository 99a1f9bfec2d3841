package io.gemel.runtime;

import static io.gemel.runtime.Api.OWNER;
import static io.gemel.runtime.Api.RUNTIME;
import static io.gemel.runtime.Api.activated;
import static io.gemel.runtime.Api.as;
import static io.gemel.runtime.Api.audit;
import static io.gemel.runtime.Api.decide;
import static io.gemel.runtime.Api.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gemel.platform.json.Json;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class LineageTest {

    private static final String SPEC = """
            {"version": "1.2.0", "procedural_modules": [{"id": "m.one", "clause_ids": ["cl1", "cl2"]}]}
            """;

    @Test
    void eachResponseLeadsToWhatItWasMadeOf() {
        var twin = Api.twin();
        Api.send(twin, activated(twin, "1.2.0", SPEC, 1));
        Api.awaitSpec(twin, 1);
        var decision = decide(twin, OWNER, said("c/1", "Draft a concise investor update email for this month"));
        decide(twin, OWNER, said("c/1", "plan this")).then().statusCode(201);
        var audit = Json.object().put("routing_decision_id", decision.<String>path("id"));
        String audited = audit(
                        twin, RUNTIME, audit.put("assistant_message_id", "a1").put("needs_review", true))
                .then()
                .statusCode(201)
                .extract()
                .path("id");

        as("auditor@acme")
                .urlEncodingEnabled(false)
                .get("/twins/" + twin + "/conversations/c%2F1/lineage")
                .then()
                .statusCode(200)
                .body("items", hasSize(2))
                .body("items[0].routing_decision_id", equalTo(decision.<String>path("id")))
                .body("items[0].message_id", equalTo(decision.<String>path("message_id")))
                .body("items[0].routing_decision.action", equalTo("answer"))
                .body("items[0].persona_spec_version", equalTo("1.2.0"))
                .body("items[0].prompt_digest", equalTo(decision.<String>path("prompt.digest")))
                .body("items[0].module_ids", equalTo(List.of("m.one")))
                .body("items[0].clause_ids", equalTo(List.of("cl1", "cl2")))
                .body("items[0].response_audit_id", equalTo(audited))
                .body("items[0].assistant_message_id", equalTo("a1"))
                .body("items[0].response_action", equalTo("answer"))
                .body("items[0].review_reason", equalTo("needs_review"))
                .body("items[0].decided_at", equalTo(decision.<String>path("created_at")))
                .body("items[0].answered_at", notNullValue())
                .body("items[1].response_audit_id", nullValue())
                .body("items[1].response_action", nullValue())
                .body("items[1].review_reason", equalTo("clarify"))
                .body("items[1].answered_at", nullValue());
    }

    @Test
    void theTurnsOfAConversationComeInPagesOldestFirst() {
        var twin = Api.twin();
        var asked = new ArrayList<String>();
        for (int i = 0; i < 5; i++) {
            asked.add(decide(twin, OWNER, said("c1", "hello " + i)).path("id"));
        }
        decide(twin, OWNER, said("c2", "hello")).then().statusCode(201);

        var seen = new ArrayList<String>();
        var cursor = "";
        do {
            var page = lineage(twin, OWNER, "c1", "?limit=2" + cursor);
            seen.addAll(page.<List<String>>path("items.routing_decision_id"));
            String next = page.path("next_cursor");
            cursor = next == null ? "" : "&cursor=" + next;
        } while (!cursor.isEmpty());

        assertThat(seen).isEqualTo(asked);
    }

    @Test
    void anUnknownConversationHasNoTurns() {
        var twin = Api.twin();

        lineage(twin, OWNER, "never", "").then().statusCode(200).body("items", hasSize(0));
        as(OWNER)
                .urlEncodingEnabled(false)
                .get("/twins/" + twin + "/conversations/a%00b/lineage")
                .then()
                .statusCode(200)
                .body("items", hasSize(0));
    }

    @Test
    void aConversationOfTheSameNameElsewhereIsNeverShown() {
        var ours = Api.twin();
        var another = Api.twin();
        decide(ours, OWNER, said("c1", "hello")).then().statusCode(201);

        lineage(another, OWNER, "c1", "").then().statusCode(200).body("items", hasSize(0));
        lineage(ours, "owner@globex", "c1", "").then().statusCode(404).body("code", equalTo("twin-not-found"));
    }

    private static Response lineage(UUID twin, String who, String conversation, String query) {
        return as(who).get("/twins/" + twin + "/conversations/" + conversation + "/lineage" + query);
    }

    private static ObjectNode said(String conversation, String text) {
        return message(text).put("conversation_id", conversation);
    }
}
