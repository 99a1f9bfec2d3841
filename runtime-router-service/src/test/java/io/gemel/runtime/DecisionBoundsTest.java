package io.gemel.runtime;

import static io.gemel.runtime.Api.OWNER;
import static io.gemel.runtime.Api.RUNTIME;
import static io.gemel.runtime.Api.as;
import static io.gemel.runtime.Api.decide;
import static io.gemel.runtime.Api.message;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gemel.platform.json.Json;
import io.gemel.platformtest.Twins;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class DecisionBoundsTest {

    private UUID twin = new UUID(0, 0);

    @BeforeEach
    void aTwin() {
        twin = Twins.inDirectory("runtime", "owner@acme");
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            conversation_id     | "$128"            | "$129"
            conversation_id     | "\uD83D\uDE80"    | " "
            message_id          | "$128"            | "$129"
            message_id          | "m"               | ""
            message             | ""                | null
            message             | "$8000"           | "$8001"
            message             | "a\\n\\tb"        | "a\\u0000b"
            interaction_context | "owner_training"  | "owner"
            interaction_context | "owner_chat"      | 7
            interaction_context | "public_share"    | "public"
            interaction_context | "public_widget"   | " "
            dialogue_mode       | "QA_FACT"         | "qa_fact"
            dialogue_mode       | "QA_RELATIONSHIP" | "QA"
            dialogue_mode       | "STANCE_GLOBAL"   | "STANCE"
            dialogue_mode       | "SMALLTALK"       | "TALK"
            dialogue_mode       | "REPAIR"          | ""
            dialogue_mode       | "TEACHING"        | []
            dialogue_mode       | "IDENTITY_FACT"   | 1
            intent_label        | "meta_or_system"  | "meta"
            target_owner_scope  | true              | "true"
            requires_evidence   | false             | 0
            knowledge_available | false             | "no"
            evidence_found      | true              | 1
            pinned_context      | {}                | []
            pinned_context      | null              | "goal"
            variant             | "compact_v1"      | "compact"
            language            | "de-Latn-DE-1996-x-aaaaaaaa-bbbbbbbb" | "de-Latn-DE-1996-x-aaaaaaaa-bbbbbbbbb"
            language            | "sr-Cyrl"         | "sr_Cyrl"
            language            | "e"               | "-en"
            """)
    void whatIsWithinABoundIsDecidedAndWhatIsBeyondRefused(String member, String within, String beyond) {
        send(member, value(within)).then().statusCode(201);

        send(member, value(beyond)).then().statusCode(422).body("violations.pointer", equalTo(List.of("/" + member)));
    }

    @Test
    void aMessageIsCountedInCodePoints() {
        send("message", Json.mapper().getNodeFactory().textNode("\uD83D\uDE80".repeat(8000)))
                .then()
                .statusCode(201);

        send("message", Json.mapper().getNodeFactory().textNode("\uD83D\uDE80".repeat(8001)))
                .then()
                .statusCode(422);
    }

    @Test
    void pinnedContextHasItsBounds() {
        send("pinned_context", pinned(30, 1)).then().statusCode(201);
        send("pinned_context", pinned(31, 1)).then().statusCode(422).body("violations.code", equalTo(List.of("count")));
        send("pinned_context", pinned(1, 2000)).then().statusCode(201);
        send("pinned_context", pinned(1, 0)).then().statusCode(201);
        send("pinned_context", pinned(1, 2001))
                .then()
                .statusCode(422)
                .body("violations.pointer", equalTo(List.of("/pinned_context/input_0")));
        send("pinned_context", Json.object().put("a".repeat(40), "x")).then().statusCode(201);
        send("pinned_context", Json.object().put("a".repeat(41), "x")).then().statusCode(422);
        send("pinned_context", Json.object().put("goal", 7)).then().statusCode(422);
    }

    @Test
    void whatIsAbsentTakesItsDefault() {
        String id = decide(twin, RUNTIME, message("gravel and sand lie here"))
                .then()
                .statusCode(201)
                .body("interaction_context", equalTo("owner_chat"))
                .body("prompt.variant", equalTo("baseline_v1"))
                .body("metadata.persona_prompt_variant", equalTo("baseline_v1"))
                .extract()
                .path("id");

        as(RUNTIME)
                .get("/twins/{t}/routing-decisions/{id}/explanation", twin, id)
                .then()
                .body("flags.knowledge_available.value", equalTo(true))
                .body("flags.knowledge_available.given", equalTo(false))
                .body("flags.evidence_found.value", equalTo(false))
                .body("flags.evidence_found.given", equalTo(false));
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"objective": "o"}                     | {}                        | constraints
            {"objective": "o", "constraints": " "} | {}                        | constraints
            {"objective": "o"}                     | {"constraints": "c"}      |
            {"objective": "o", "constraints": "c"} | {"objective": "\u00A0"}  | objective
            {"objective": " "}                     | {"objective": "o"}        | constraints
            {}                                     | {"other": "x"}            | objective,constraints
            """)
    void theTwinsPinnedContextIsOverlaidFieldByFieldAndBlankIsAbsent(String twins, String requests, String missing) {
        var settings = Json.object();
        settings.set("pinned_context", Json.read(twins));
        var pinning = UUID.randomUUID();
        Api.sayTwin(pinning, "active", 1, settings);
        Api.awaitTwin(pinning, 1);
        var body = message("please plan this for me now");
        body.set("pinned_context", Json.read(requests));

        decide(pinning, OWNER, body)
                .then()
                .statusCode(201)
                .body(
                        "routing_decision.required_inputs_missing",
                        equalTo(missing == null ? List.of() : List.of(missing.split(","))))
                .body("routing_decision.action", equalTo(missing == null ? "answer" : "clarify"));
    }

    @Test
    void anIdempotencyKeyRepeatsTheStoredAnswer() {
        var body = message("plan this").toString();
        var first = keyed("k1", body).then().statusCode(201).extract().asString();

        keyed("k1", body)
                .then()
                .statusCode(201)
                .header("Idempotency-Replayed", "true")
                .body(equalTo(first));
        keyed("k1", message("plan that").toString())
                .then()
                .statusCode(422)
                .body("code", equalTo("idempotency-key-reused"));
    }

    private io.restassured.response.Response keyed(String key, String body) {
        return as(RUNTIME).header("Idempotency-Key", twin + key).body(body).post("/twins/{t}/routing-decisions", twin);
    }

    private io.restassured.response.Response send(String member, JsonNode value) {
        var body = message("gravel and sand lie here");
        body.set(member, value);
        return decide(twin, RUNTIME, body);
    }

    private static ObjectNode pinned(int inputs, int length) {
        var pinned = Json.object();
        for (int i = 0; i < inputs; i++) {
            pinned.put("input_" + i, "x".repeat(length));
        }
        return pinned;
    }

    private static JsonNode value(String text) {
        var json = Json.read(text);
        return json.isTextual() && json.textValue().startsWith("$")
                ? Json.read("\"" + "x".repeat(Integer.parseInt(json.textValue().substring(1))) + "\"")
                : json;
    }
}
