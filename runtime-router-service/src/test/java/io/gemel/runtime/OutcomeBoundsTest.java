package io.gemel.runtime;

import static io.gemel.runtime.Api.RUNTIME;
import static io.gemel.runtime.Api.as;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import io.gemel.platform.json.Json;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class OutcomeBoundsTest {

    private UUID twin = new UUID(0, 0);

    @BeforeEach
    void aTwin() {
        twin = io.gemel.platformtest.Twins.inDirectory("runtime", "owner@acme");
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    correlation_id   | 1 | 0
                    correlation_id   | 340282366920938463463374607431768211455 | 340282366920938463463374607431768211456
                    correlation_id   | "340282366920938463463374607431768211455" | "340282366920938463463374607431768211456"
                    correlation_id   | "00000000-0000-0000-0000-000000000001" | "00000000-0000-0000-0000-000000000000"
                    turn_id          | 1 | 0
                    turn_id          | 9223372036854775807 | 9223372036854775808
                    turn_id          | "9223372036854775807" | "9223372036854775808"
                    provider_id      | "$64" | "$65"
                    provider_id      | "a_.:/-9" | "a b"
                    model_id         | "$128" | "$129"
                    model_id         | "a_.:/-9" | "ä"
                    task             | "OCR_TEXT_EXTRACT" | "OCR"
                    route_class      | "TERTIARY" | "LAST"
                    validation       | "SCHEMA_FAIL" | "SCHEMA"
                    status           | "RATE_LIMIT" | "LIMIT"
                    confidence_bp    | 0 | -1
                    confidence_bp    | 10000 | 10001
                    confidence_bp    | null | 1.5
                    reason_code      | 1 | 0
                    reason_code      | 4294967295 | 4294967296
                    latency_ms       | 0 | -1
                    latency_ms       | 99999999999999999999 | 1.0
                    retries          | 1001 | -1
                    retries          | 99999999999999999999 | "1"
                    cost_microunits  | 0 | -1
                    cost_microunits  | "1000000000000" | "1000000000001"
                    language         | "de-Latn-DE-1996-x-aaaaaaaa-bbbbbbbb" | "de-Latn-DE-1996-x-aaaaaaaa-bbbbbbbbb"
                    language         | "de" | "de_DE"
                    provider_call_id | "$129" | ""
                    evidence_ref     | "$129" | 7
                    user_id          | "$129" | ""
                    device_id        | "$129" | ""
                    session_id       | "$129" | ""
                    final_transcript | "$32769" | 7
                    occurred_at      | "2026-11-20T10:00:00.123456+01:00" | "2026-11-20T10:00:00.1234567Z"
                    """)
    void whatIsWithinABoundIsTakenAndWhatIsBeyondRefused(String member, String within, String beyond) {
        report(member, value(within)).then().statusCode(202);

        report(member, value(beyond)).then().statusCode(422).body("violations.pointer", equalTo(List.of("/" + member)));
    }

    @ParameterizedTest
    @CsvSource({
        "correlation_id",
        "turn_id",
        "provider_id",
        "model_id",
        "task",
        "route_class",
        "validation",
        "status",
        "reason_code",
        "latency_ms",
        "retries",
        "occurred_at"
    })
    void aRequiredMemberIsMissed(String member) {
        var outcome = ProviderOutcomeTest.outcome("OK");
        outcome.remove(member);

        as(RUNTIME)
                .body(outcome.toString())
                .post("/twins/{t}/provider-outcomes", twin)
                .then()
                .statusCode(422)
                .body("violations.code", equalTo(List.of("required")));
    }

    @Test
    void anUnknownMemberIsRefused() {
        report("mood", value("1")).then().statusCode(422).body("violations.code", equalTo(List.of("unknown")));
    }

    private io.restassured.response.Response report(String member, JsonNode value) {
        var outcome = ProviderOutcomeTest.outcome("OK");
        outcome.set(member, value);
        return as(RUNTIME).body(outcome.toString()).post("/twins/{t}/provider-outcomes", twin);
    }

    private static JsonNode value(String text) {
        var json = Json.read(text);
        return json.isTextual() && json.textValue().startsWith("$")
                ? Json.read("\"" + "x".repeat(Integer.parseInt(json.textValue().substring(1))) + "\"")
                : json;
    }
}
