package io.gemel.audit.ph1d;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gemel.audit.ph1d.commit.Commits;
import io.gemel.audit.ph1d.commit.Mode;
import io.gemel.platform.json.Json;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The five decisions: their words, their key sets, their place in the description. */
@QuarkusTest
class ModesTest {

    private static final List<String> EIGHT = List.of(
            "decision",
            "output_mode",
            "request_id",
            "prompt_template_version",
            "output_schema_hash",
            "tool_catalog_hash",
            "policy_context_hash",
            "transcript_hash");
    private static final List<String> MODEL = List.of("model_id", "model_route_class", "temperature_bp", "max_tokens");

    private static final List<String> TWELVE =
            Stream.concat(EIGHT.stream(), MODEL.stream()).toList();

    private final Ph1dApi api = new Ph1dApi();

    @ParameterizedTest
    @CsvSource({
        "CHAT, chat, INFO,",
        "INTENT, intent, INFO, refined_intent_type",
        "CLARIFY, clarify, WARN, what_is_missing",
        "ANALYSIS, analysis, INFO, analysis_kind"
    })
    void aDecisionHasItsWordsAndItsKeysAndNoOther(Mode mode, String outputMode, String severity, String own) {
        api.commit(mode, Commits.of(mode, "3410", "k1")).statusCode(201);

        var row = row();
        assertThat(row).containsEntry("severity", severity).containsEntry("event_type", "Other");
        assertThat(keys(row)).isEqualTo(all(TWELVE, own == null ? List.of() : List.of(own)));
        assertThat(payload(row)).containsEntry("decision", mode.name()).containsEntry("output_mode", outputMode);
        assertThat(payload(row).values()).allMatch(String.class::isInstance);
    }

    @Test
    void failClosedHasTheModelWholeOrNotAtAll() {
        api.commit(Mode.FAIL_CLOSED, Commits.failClosed("1", "k1")).statusCode(201);
        var without = row("1");
        api.commit(Mode.FAIL_CLOSED, Commits.model(Commits.failClosed("2", "k1")))
                .statusCode(201);
        var with = row("2");

        assertThat(without).containsEntry("severity", "ERROR");
        assertThat(keys(without)).isEqualTo(all(EIGHT, List.of("fail_code")));
        assertThat(keys(with)).isEqualTo(all(TWELVE, List.of("fail_code")));
        api.commit(Mode.FAIL_CLOSED, Commits.without(Commits.model(Commits.failClosed("3", "k1")), "temperature_bp"))
                .statusCode(422)
                .body("violations.field", contains("temperature_bp"));
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void violationsComeInTheOrderOfThePage(Mode mode) {
        var own = mode.extraKeys().stream();
        var model = mode == Mode.FAIL_CLOSED ? List.<String>of() : MODEL;
        var order = Stream.of(
                        Stream.of("idempotency_key"),
                        own,
                        EIGHT.stream().skip(2),
                        model.stream(),
                        Stream.of("correlation_id", "turn_id", "user_id", "device_id", "now", "reason_code"))
                .flatMap(each -> each)
                .toList();

        api.commit(mode, Json.object().put("now", 0))
                .statusCode(422)
                .body("code", equalTo("validation-failed"))
                .body("violations.field", equalTo(order));
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void aReasonOfAnotherDecisionIsRefusedWhenNothingElseIsWrong(Mode mode) {
        var body = Commits.of(mode, "3410", "k1").put("reason_code", 0x44000002L);

        api.commit(mode, body).statusCode(422).body("code", equalTo("reason-code-mismatch"));
        api.commit(mode, Commits.without(body, "user_id")).statusCode(422).body("code", equalTo("validation-failed"));
        api.commit(mode, body.put("tenant_id", "other")).statusCode(403).body("code", equalTo("tenant-mismatch"));
        assertThat(api.rows()).isZero();
    }

    @Test
    void theEngineDescribesItsSixCapabilities() {
        var said = Json.read(
                api.get("viewer", "capabilities").statusCode(200).extract().asString());

        var expected =
                Json.object().put("engine_id", "PH1.D").put("version", "v1").put("status", "ACTIVE");
        expected.putArray("capabilities")
                .addAll(List.of(
                        commits("CHAT", "chat", ""),
                        commits("INTENT", "intent", "refined_intent_type "),
                        commits("CLARIFY", "clarify", "what_is_missing "),
                        commits("ANALYSIS", "analysis", "analysis_kind "),
                        commits("FAIL_CLOSED", "fail-closed", "fail_code "),
                        capability(
                                "PH1D_READ_AUDIT_ROWS",
                                "GET /audit/ph1d/rows?correlation_id=",
                                "NONE",
                                List.of("runtime", "auditor"),
                                "correlation_id limit? cursor?")));
        assertThat(said).isEqualTo(expected);
    }

    private static ObjectNode commits(String name, String path, String own) {
        var optional = name.equals("FAIL_CLOSED") ? "?" : "";
        return capability(
                "PH1D_" + name + "_COMMIT_ROW",
                "POST /audit/ph1d/" + path,
                "DB_WRITE",
                List.of("runtime"),
                "tenant_id? idempotency_key " + own + "request_id prompt_template_version output_schema_hash "
                        + "tool_catalog_hash policy_context_hash transcript_hash "
                        + "model_id~ model_route_class~ temperature_bp~ max_tokens~ ".replace("~", optional)
                        + "correlation_id turn_id session_id? user_id device_id now? reason_code");
    }

    /** Its fields in their order; one that may be left out has a question mark. */
    private static ObjectNode capability(
            String name, String operation, String effects, List<String> callers, String fields) {
        var expected =
                Json.object().put("name", name).put("operation", operation).put("side_effects", effects);
        callers.forEach(expected.putArray("allowed_callers")::add);
        var inputs = expected.putArray("input_fields");
        for (var field : fields.split(" ")) {
            inputs.addObject().put("name", field.replace("?", "")).put("required", !field.endsWith("?"));
        }
        return expected;
    }

    private Map<String, Object> row() {
        return row("3410");
    }

    private Map<String, Object> row(String correlation) {
        return api.get("runtime", "rows?correlation_id=" + correlation)
                .statusCode(200)
                .body("items", hasSize(1))
                .extract()
                .path("items[0]");
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> payload(Map<String, Object> row) {
        return (Map<String, Object>) row.get("payload");
    }

    private static Set<String> keys(Map<String, Object> row) {
        return new TreeSet<>(payload(row).keySet());
    }

    private static Set<String> all(List<String> first, List<String> second) {
        var all = new TreeSet<>(first);
        all.addAll(second);
        return all;
    }
}
