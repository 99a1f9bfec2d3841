package io.gemel.runtime.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gemel.contracts.ProviderOutcomes.OutcomeReported;
import io.gemel.platform.json.Json;
import io.gemel.platform.tenancy.TenantId;
import java.math.BigInteger;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutcomeEventIdTest {

    private static final TenantId ACME = new TenantId("acme");
    private static final UUID FIRST = UUID.fromString("ed3cc0d7-25ff-8f47-abe6-8369b8f09f3c");

    private static ObjectNode reported() {
        return (ObjectNode) Json.read("""
                {"twin_id": "0199f0a0-0000-7000-8000-000000000001",
                 "correlation_id": "340282366920938463463374607431768211455", "turn_id": "7", "provider_id": "acme",
                 "model_id": "acme/large:1", "task": "LLM_INTERPRET", "route_class": "PRIMARY",
                 "validation": "SCHEMA_OK", "status": "OK", "reason_code": 1, "latency_ms": 900000, "retries": 0,
                 "occurred_at": "2026-11-20T10:00:00Z"}
                """);
    }

    /** Computed with another implementation of SHA-256 and RFC 8785. */
    @Test
    void itIsTheDigestOfTheMembersAsTheyWereReported() throws JsonProcessingException {
        var all = reported();
        all.put("confidence_bp", 6400).put("cost_microunits", "12").put("language", "de");
        all.put("provider_call_id", "p")
                .put("evidence_ref", "e")
                .put("user_id", "u")
                .put("device_id", "d");
        all.put("session_id", "s").put("latency_ms", Long.MAX_VALUE);

        assertThat(id(reported(), "900000")).isEqualTo(FIRST);
        assertThat(id(all, "99999999999999999999")).isEqualTo(UUID.fromString("280aa05d-5de0-8d5a-bfeb-1b9b7231d22f"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            twin_id          | "0199f0a0-0000-7000-8000-000000000002"
            correlation_id   | "1"
            turn_id          | "8"
            provider_id      | "other"
            model_id         | "other"
            task             | "STT_TRANSCRIBE"
            route_class      | "SECONDARY"
            validation       | "SCHEMA_FAIL"
            status           | "ERROR"
            confidence_bp    | 0
            reason_code      | 2
            cost_microunits  | "0"
            language         | "de"
            provider_call_id | "x"
            evidence_ref     | "x"
            user_id          | "x"
            device_id        | "x"
            session_id       | "x"
            occurred_at      | "2026-11-20T10:00:00.000001Z"
            """)
    void anotherMemberIsAnotherEvent(String member, String value) throws JsonProcessingException {
        var other = reported();
        other.set(member, Json.read(value));

        assertThat(id(other, "900000")).isNotEqualTo(FIRST);
    }

    @Test
    void whatTheEventDoesNotHoldAsReportedCountsToo() throws JsonProcessingException {
        var same = Json.mapper().treeToValue(reported(), OutcomeReported.class);
        var latency = BigInteger.valueOf(900_000);

        assertThat(OutcomeEventId.of(ACME, new Outcome(same, latency, BigInteger.ONE, "hello\nthere")))
                .isNotEqualTo(FIRST);
        assertThat(OutcomeEventId.of(ACME, new Outcome(same, latency, BigInteger.ZERO, null)))
                .isNotEqualTo(FIRST);
        assertThat(id(reported(), "99999999999999999999")).isNotEqualTo(id(reported(), "99999999999999999998"));
        assertThat(OutcomeEventId.of(
                        new TenantId("globex"), new Outcome(same, latency, BigInteger.ZERO, "hello\nthere")))
                .isNotEqualTo(FIRST);
    }

    private static UUID id(ObjectNode members, String latency) throws JsonProcessingException {
        var reported = Json.mapper().treeToValue(members, OutcomeReported.class);
        return OutcomeEventId.of(ACME, new Outcome(reported, new BigInteger(latency), BigInteger.ZERO, "hello\nthere"));
    }
}
