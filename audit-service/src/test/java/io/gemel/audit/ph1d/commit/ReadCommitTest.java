package io.gemel.audit.ph1d.commit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gemel.platform.json.Fields;
import io.gemel.platform.json.Json;
import io.gemel.platform.problem.Refusal;
import io.gemel.platform.problem.Violations.Violation;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ReadCommitTest {

    private static Ph1dCommit read(Mode mode, JsonNode body) {
        return Fields.read(body, fields -> ReadCommit.of(fields, mode)).get();
    }

    private static List<String> violations(Mode mode, JsonNode body) {
        var refusal = catchThrowableOfType(Refusal.class, () -> read(mode, body));
        return FaultOrder.sorted((List<?>) refusal.getParameters().get("violations")).stream()
                .map(v -> v.field() + " " + v.code())
                .toList();
    }

    private static Set<String> names(JsonNode json) {
        var names = new TreeSet<String>();
        json.fieldNames().forEachRemaining(names::add);
        return names;
    }

    @Test
    void theDigestIsOverEveryFieldAsText() {
        var body = Commits.chat("00000000-0000-0000-0000-000000000D52", "k1")
                .put("now", "2026-11-20T17:31:00.123456-01:00");

        assertThat(read(Mode.CHAT, body).digest())
                .isEqualTo("1180545c450465b51ba9238a71fc25dc957a96fcdb8ae0b12e75a9a3c348664d");
    }

    @Test
    void numberAndTextAreTheSameRequest() {
        var text = Commits.chat("3410", "k1").put("now", "1795199460123456789");
        var number = Commits.chat("3410", "k1")
                .put("now", 1795199460123456789L)
                .put("turn_id", 410)
                .put("tenant_id", "acme");
        number.put("correlation_id", BigInteger.valueOf(3410))
                .put("request_id", new BigInteger("18446744073709551615"));

        assertThat(read(Mode.CHAT, number).digest())
                .isEqualTo(read(Mode.CHAT, text).digest());
    }

    @Test
    void theClaimedTimeIsKeptToTheMicrosecond() {
        var body = Commits.chat("3410", "k1").put("now", "1795199460123456789");

        assertThat(read(Mode.CHAT, body).occurredAt()).isEqualTo(Instant.parse("2026-11-20T18:31:00.123456Z"));
    }

    @Test
    void aChatPayloadHasTwelveKeys() {
        assertThat(names(read(Mode.CHAT, Commits.chat("3410", "k1")).payload()))
                .containsExactly(
                        "decision",
                        "max_tokens",
                        "model_id",
                        "model_route_class",
                        "output_mode",
                        "output_schema_hash",
                        "policy_context_hash",
                        "prompt_template_version",
                        "request_id",
                        "temperature_bp",
                        "tool_catalog_hash",
                        "transcript_hash");
    }

    @Test
    void failClosedWithoutAModelHasEightKeysAndTheCode() {
        var payload = read(Mode.FAIL_CLOSED, Commits.failClosed("3410", "k1")).payload();

        assertThat(names(payload)).hasSize(9).contains("fail_code").doesNotContainAnyElementsOf(Ph1dCommit.MODEL);
        assertThat(payload).allMatch(JsonNode::isTextual);
    }

    @Test
    void failClosedWithAModelHasThirteenKeys() {
        var payload = read(Mode.FAIL_CLOSED, Commits.model(Commits.failClosed("3410", "k1")))
                .payload();

        assertThat(names(payload)).hasSize(13).containsAll(Ph1dCommit.MODEL);
    }

    @Test
    void failClosedWithAHalfModelIsRefused() {
        assertThat(violations(Mode.FAIL_CLOSED, Commits.failClosed("3410", "k1").put("max_tokens", 1)))
                .containsExactly("model_id required", "model_route_class required", "temperature_bp required");
    }

    @Test
    void violationsComeInTheOrderOfThePage() {
        assertThat(violations(
                        Mode.FAIL_CLOSED,
                        Commits.model(Json.object()).put("zzz", 1).put("aaa", 1).put("model_id", "a b")))
                .containsExactly(
                        "idempotency_key required",
                        "fail_code required",
                        "request_id required",
                        "prompt_template_version required",
                        "output_schema_hash required",
                        "tool_catalog_hash required",
                        "policy_context_hash required",
                        "transcript_hash required",
                        "model_id format",
                        "correlation_id required",
                        "turn_id required",
                        "user_id required",
                        "device_id required",
                        "reason_code required",
                        "aaa unknown",
                        "zzz unknown");
    }

    @Test
    void numbersOutsideTheirBoundsAreRefused() {
        ObjectNode body = Commits.chat("0", "k1")
                .put("request_id", "18446744073709551616")
                .put("turn_id", "9223372036854775808")
                .put("temperature_bp", 10_001)
                .put("now", 0)
                .put("reason_code", 1L << 32);

        assertThat(violations(Mode.CHAT, body))
                .containsExactly(
                        "request_id range",
                        "temperature_bp range",
                        "correlation_id range",
                        "turn_id range",
                        "now range",
                        "reason_code range");
    }

    @Test
    void aFractionIsNoInteger() {
        assertThat(violations(
                        Mode.CHAT,
                        Commits.chat("3410", "k1").put("correlation_id", 5.0).put("turn_id", 5.0)))
                .containsExactly("correlation_id type", "turn_id type");
    }

    @Test
    void chatHasNoFailCode() {
        assertThat(violations(Mode.CHAT, Commits.chat("3410", "k1").put("fail_code", "D_FAIL_TIMEOUT")))
                .containsExactly("fail_code unknown");
    }

    @Test
    void aFailCodeWantsItsOwnReason() {
        assertThat(read(Mode.FAIL_CLOSED, Commits.failClosed("3410", "k1")).reasonSuits())
                .isTrue();
        assertThat(read(Mode.FAIL_CLOSED, Commits.failClosed("3410", "k1").put("reason_code", 0x44000003L))
                        .reasonSuits())
                .isFalse();
        assertThat(read(Mode.CHAT, Commits.chat("3410", "k1")).reasonSuits()).isTrue();
        assertThat(read(Mode.CHAT, Commits.chat("3410", "k1").put("reason_code", 0x44000001L))
                        .reasonSuits())
                .isFalse();
    }

    @Test
    void everyViolationHasItsPlace() {
        var unknown = new Violation("aaa", "/aaa", "unknown", "");
        var key = new Violation("idempotency_key", "/idempotency_key", "required", "");

        assertThat(FaultOrder.sorted(List.of(unknown, key))).containsExactly(key, unknown);
    }
}
