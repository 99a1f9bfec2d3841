package io.gemel.capture.record;

import static io.gemel.capture.Api.OWNER;
import static io.gemel.capture.Api.as;
import static io.gemel.capture.Api.capture;
import static io.gemel.capture.Api.session;
import static io.gemel.capture.Api.twinOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gemel.contracts.ModuleCandidates;
import io.gemel.platform.json.Json;
import io.gemel.platformtest.Records;
import io.gemel.platformtest.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What was given is read member by member, and so is what was said about it. */
@QuarkusTest
class CaptureReadTest {

    private final UUID twin = twinOf(OWNER);
    private String session;

    @BeforeEach
    void aSession() {
        session = session(twin, OWNER);
    }

    /** The members as they are given, and those that are kept otherwise than they were given. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            sjt           | {"intent_label": "meta_or_system", "metadata": {"a": [1, {"b": null}]}, "scenario_id": "s-1", "prompt": "p", "options": [{"label": "A", "value": "v", "description": "d"}, {"label": "B", "value": "w", "description": "e"}], "selected_option": "B", "rationale": "r", "thresholds": {"n": 0.5, "b": true, "t": "x"}} | {}
            pairwise      | {"intent_label": "meta_or_system", "metadata": {"a": 1}, "prompt": "p", "candidate_a": {"id": "1", "text": "x"}, "candidate_b": {"id": "2", "text": "y"}, "preferred": "a", "rationale": "r"} | {}
            introspection | {"intent_label": "meta_or_system", "metadata": {"a": 1}, "question": "q", "answer": "a", "thresholds": {"n": -1, "b": false, "t": "x"}} | {}
            sjt           | {"prompt": "p", "options": [{"label": "A"}, {"label": "B"}], "selected_option": "A"} | {"intent_label": null, "metadata": {}, "scenario_id": null, "rationale": null, "thresholds": null, "options": [{"label": "A", "value": null, "description": null}, {"label": "B", "value": null, "description": null}]}
            pairwise      | {"prompt": "p", "candidate_a": {"text": "x"}, "candidate_b": {"text": "y"}, "preferred": "tie"} | {"intent_label": null, "metadata": {}, "rationale": null, "candidate_a": {"id": null, "text": "x"}, "candidate_b": {"id": null, "text": "y"}}
            introspection | {"question": "q", "answer": "a"} | {"intent_label": null, "metadata": {}, "thresholds": null}
            """)
    void everyMemberIsReadAsItWasGiven(String type, String members, String otherwise) {
        var given = (ObjectNode) Json.read(members);
        var posted = object(capture(twin, OWNER, type, given.deepCopy().put("training_session_id", session))
                .asString());
        String id = posted.path("id").textValue();

        var read = object(as("auditor@acme")
                .get("/twins/{t}/decision-capture/{c}", twin, id)
                .asString());

        given.setAll(object(otherwise));
        given.put("id", id)
                .put("twin_id", twin.toString())
                .put("owner_id", Tokens.sub(OWNER))
                .put("training_session_id", session)
                .put("created_at", read.at("/module_candidate/created_at").textValue())
                .set("clause_ids", read.get("clause_ids"));
        assertThat(Json.canonical(read.get("record"))).isEqualTo(Json.canonical(given));
        assertThat(posted.remove("status").textValue()).isEqualTo("recorded");
        assertThat(Json.canonical(posted)).isEqualTo(Json.canonical(read));
        assertThat(names(read))
                .containsExactlyInAnyOrder(
                        "id",
                        "capture_type",
                        "record",
                        "module_candidate",
                        "clause_ids",
                        "interaction_context",
                        "origin_endpoint",
                        "training_session_id",
                        "retraction");
        isSaid(type, given, read.get("module_candidate"));
    }

    private void isSaid(String type, JsonNode record, JsonNode candidate) {
        assertThat(names(candidate))
                .containsExactlyInAnyOrder(
                        "id",
                        "source_event_type",
                        "source_event_id",
                        "module_id",
                        "intent_label",
                        "module_data",
                        "clause_ids",
                        "confidence",
                        "status",
                        "created_at");
        var data = Json.object()
                .put("candidate_id", candidate.get("id").textValue())
                .put("twin_id", twin.toString())
                .put("owner_id", Tokens.sub(OWNER))
                .put("training_session_id", session)
                .put("source_event_type", type)
                .put("status", "draft")
                .put("recorded_at", record.get("created_at").textValue());
        data.set("source_event_id", record.get("id"));
        data.set("intent_label", record.get("intent_label"));
        for (String name : List.of("module_id", "module_data", "clause_ids", "confidence")) {
            data.set(name, candidate.get(name));
        }
        String subject = candidate.get("id").textValue();
        await().atMost(Duration.ofSeconds(30)).until(() -> said(subject).size() == 1);
        var event = said(subject).getFirst();
        assertThat(Json.canonical(event.get("data"))).isEqualTo(Json.canonical(data));
        assertThat(event.get("type").textValue()).isEqualTo("io.gemel.capture.module-candidate.recorded.v1");
        assertThat(event.get("source").textValue()).isEqualTo("/gemel/capture-service");
        assertThat(event.get("tenantid").textValue()).isEqualTo("acme");
    }

    /** The events about a candidate under the twin's key. */
    private List<JsonNode> said(String candidate) {
        return Records.all(ModuleCandidates.TOPIC.name()).stream()
                .filter(record -> twin.toString().equals(record.key()))
                .map(record -> Json.read(new String(record.value(), StandardCharsets.UTF_8)))
                .filter(event -> candidate.equals(event.path("subject").textValue()))
                .toList();
    }

    private static ObjectNode object(String json) {
        return (ObjectNode) Json.read(json);
    }

    private static Iterable<String> names(JsonNode object) {
        return object::fieldNames;
    }
}
