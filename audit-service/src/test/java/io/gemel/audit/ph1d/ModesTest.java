package io.gemel.audit.ph1d;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.gemel.audit.ph1d.commit.Commits;
import io.gemel.audit.ph1d.commit.Mode;
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

        api.commit(mode, io.gemel.platform.json.Json.object().put("now", 0))
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
        api.get("viewer", "capabilities")
                .statusCode(200)
                .body("engine_id", equalTo("PH1.D"))
                .body("version", equalTo("v1"))
                .body("status", equalTo("ACTIVE"))
                .body(
                        "capabilities.name",
                        contains(
                                "PH1D_CHAT_COMMIT_ROW",
                                "PH1D_INTENT_COMMIT_ROW",
                                "PH1D_CLARIFY_COMMIT_ROW",
                                "PH1D_ANALYSIS_COMMIT_ROW",
                                "PH1D_FAIL_CLOSED_COMMIT_ROW",
                                "PH1D_READ_AUDIT_ROWS"))
                .body("capabilities[4].operation", equalTo("POST /audit/ph1d/fail-closed"))
                .body("capabilities[5].operation", equalTo("GET /audit/ph1d/rows"))
                .body("capabilities[0].side_effects", equalTo("DB_WRITE"))
                .body("capabilities[5].side_effects", equalTo("NONE"))
                .body("capabilities[1].allowed_callers", contains("runtime"))
                .body("capabilities[5].allowed_callers", contains("runtime", "auditor"))
                .body("capabilities[0].input_fields", hasSize(19))
                .body("capabilities[1].input_fields.find { it.name == 'refined_intent_type' }.required", equalTo(true))
                .body("capabilities[0].input_fields.find { it.name == 'model_id' }.required", equalTo(true))
                .body("capabilities[4].input_fields.find { it.name == 'model_id' }.required", equalTo(false))
                .body("capabilities[0].input_fields.find { it.name == 'now' }.required", equalTo(false));
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
