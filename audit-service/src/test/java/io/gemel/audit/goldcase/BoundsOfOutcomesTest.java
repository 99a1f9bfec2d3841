package io.gemel.audit.goldcase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gemel.audit.outcome.Outcomes;
import io.gemel.platform.json.Json;
import io.gemel.platformtest.Records;
import io.quarkus.test.junit.QuarkusTest;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What refuses an outcome, what is merely cut, and what makes two outcomes one case. */
@QuarkusTest
class BoundsOfOutcomesTest {

    private final GoldCaseApi api = new GoldCaseApi();

    private ObjectNode bent(String member, String value) {
        var event = api.event(Outcomes.vector().in("1"));
        ((ObjectNode) event.path("data")).set(member, Json.read(value));
        return event;
    }

    @Test
    void everyRefusingFaultIsADeadLetterWithItsReason() {
        var faults = new ArrayList<Map.Entry<ObjectNode, String>>();
        for (var required : List.of(
                "twin_id",
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
                "occurred_at")) {
            var missing = api.event(Outcomes.vector());
            ((ObjectNode) missing.path("data")).remove(required);
            faults.add(Map.entry(missing, "schema"));
            faults.add(Map.entry(bent(required, "null"), "schema"));
            faults.add(Map.entry(bent(required, "[]"), "schema"));
        }
        Map.of(
                        "latency_ms", "\"900\"",
                        "retries", "1.0",
                        "reason_code", "7.5",
                        "confidence_bp", "\"1\"",
                        "turn_id", "410",
                        "correlation_id", "3410",
                        "cost_microunits", "120",
                        "occurred_at", "1795199460",
                        "provider_id", "7",
                        "final_transcript", "7")
                .forEach((member, value) -> faults.add(Map.entry(bent(member, value), "schema")));
        faults.add(Map.entry(bent("more", "1"), "schema"));
        faults.add(Map.entry(bent("twin_id", "\"AAAAAAAAAAAAAAAAAAAAAA==\""), "schema"));
        faults.add(Map.entry(bent("occurred_at", "\"2026-11-20T18:31:00.1234567Z\""), "schema"));
        for (var value : List.of(
                List.of("task", "\"SING\""),
                List.of("status", "\"ok\""),
                List.of("validation", "\"OK\""),
                List.of("route_class", "\"FIRST\""),
                List.of("provider_id", "\"a b\""),
                List.of("provider_id", "\"" + "p".repeat(65) + "\""),
                List.of("model_id", "\"" + "m".repeat(129) + "\""),
                List.of("provider_id", "\"\""),
                List.of("model_id", "\"m\\t1\""),
                List.of("correlation_id", "\"0\""),
                List.of("correlation_id", "\"01\""),
                List.of("correlation_id", "\"-1\""),
                List.of("correlation_id", "\"00000000-0000-0000-0000-000000000000\""),
                List.of("correlation_id", "\"00000000000000000000000000000d52\""),
                List.of("turn_id", "\"0\""),
                List.of("turn_id", "\"+1\""),
                List.of("correlation_id", "\"340282366920938463463374607431768211456\""),
                List.of("turn_id", "\"9223372036854775808\""),
                List.of("turn_id", "\"01\""),
                List.of("confidence_bp", "-1"),
                List.of("confidence_bp", "10001"),
                List.of("reason_code", "0"),
                List.of("reason_code", "4294967296"),
                List.of("latency_ms", "-1"),
                List.of("retries", "-1"),
                List.of("cost_microunits", "\"1000000000001\""),
                List.of("cost_microunits", "\"-1\""),
                List.of("cost_microunits", "\"01\""),
                List.of("cost_microunits", "\"\""),
                List.of("language", "\"\""),
                List.of("language", "\"en\\n\""),
                List.of("final_transcript", "\"\""),
                List.of("final_transcript", "\"a\\u0007b\""),
                List.of("final_transcript", "\"a\\u0085b\""),
                List.of("language", "\"not a language\""),
                List.of("language", "\"" + "abcdefgh-".repeat(4) + "\""),
                List.of("final_transcript", "\" \""),
                List.of("provider_call_id", "\"a\\u0000\""))) {
            faults.add(Map.entry(bent(value.get(0), value.get(1)), "refused"));
        }
        for (var text : List.of("provider_call_id", "evidence_ref", "user_id", "device_id", "session_id")) {
            for (var value : List.of("", " ", "a\\u0001b", "a\\nb", "a\\tb", "a\\u007fb")) {
                var fault = bent(text, "\"" + value + "\"");
                assertThat(api.isOfTheSchema(fault)).as(fault.toString()).isFalse();
                faults.add(Map.entry(fault, "refused"));
            }
        }
        faults.forEach(fault -> api.send(fault.getKey()));
        raw("{");
        for (var text : List.of("call_88", "u1", "d1", "s1", "hello")) {
            raw(api.event(Outcomes.vector()).toString().replace('"' + text + '"', "\"\\ud800\""));
        }
        api.report(Outcomes.vector().in("99"));

        var id = api.ids(1).getFirst();
        api.get("auditor", "/" + id).body("correlation_id", equalTo("99"));
        var reasons = new ArrayList<>(faults.stream().map(Map.Entry::getValue).toList());
        reasons.addAll(List.of("not-json", "refused", "refused", "refused", "refused", "refused"));
        assertThat(api.letters()).containsExactlyInAnyOrderElementsOf(reasons);
    }

    private void raw(String value) {
        Records.send(GoldCaseApi.TOPIC, api.tenant, value.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void whatIsOverAClampingBoundIsCutAndNamed() {
        var event = api.event(Outcomes.vector().transcript("x" + "é".repeat(16_384)));
        var data = (ObjectNode) event.path("data");
        data.put("latency_ms", BigInteger.TEN.pow(30)).put("retries", 1001);
        for (var id : List.of("evidence_ref", "provider_call_id", "user_id", "device_id", "session_id")) {
            data.put(id, "x" + "é".repeat(64));
        }
        assertThat(api.isOfTheSchema(event)).isTrue();
        api.send(event);

        var id = api.ids(1).getFirst();
        api.get("auditor", "/" + id)
                .body(
                        "clamped_fields",
                        contains(
                                "latency_ms",
                                "retries",
                                "final_transcript",
                                "evidence_ref",
                                "provider_call_id",
                                "user_id",
                                "device_id",
                                "session_id"))
                .body("metrics.latency_ms", equalTo(600_000))
                .body("metrics.retries", equalTo(1_000))
                .body("final_transcript", equalTo("x" + "é".repeat(16_383)))
                .body("outcome.evidence_ref", equalTo("x" + "é".repeat(63)))
                .body("outcome.session_id", equalTo("x" + "é".repeat(63)));
    }

    @Test
    void whatIsAtTheBoundIsKeptWhole() {
        var event = api.event(Outcomes.vector().transcript("é".repeat(16_384)));
        var data = (ObjectNode) event.path("data");
        data.put("latency_ms", 600_000).put("retries", 1_000).put("provider_call_id", "é".repeat(64));
        api.send(event);

        var id = api.ids(1).getFirst();
        api.get("auditor", "/" + id)
                .body("clamped_fields", hasSize(0))
                .body("final_transcript", equalTo("é".repeat(16_384)));
    }

    @Test
    void callsThatDifferBehindTheCutAreTwoCases() {
        api.report(
                Outcomes.vector().call("c".repeat(128) + "1"), Outcomes.vector().call("c".repeat(128) + "2"));

        assertThat(api.ids(2)).doesNotHaveDuplicates();
    }

    @Test
    void callsWithoutANameThatDifferInTheirEventAreTwoCases() {
        api.report(Outcomes.vector().call(null), Outcomes.vector().call(null));

        assertThat(api.ids(2)).doesNotHaveDuplicates();
    }

    @Test
    void everythingDeliveredAgainChangesNothing() {
        var events = new ArrayList<ObjectNode>();
        for (int i = 1; i <= 20; i++) {
            events.add(api.event(Outcomes.vector().in(String.valueOf(i)).call(i % 2 == 0 ? null : "c")));
        }
        events.forEach(api::send);
        var before = api.ids(20);
        var counts = api.clusters();
        events.forEach(api::send);
        api.report(Outcomes.vector().in("99").language("nl"));

        assertThat(api.ids(21)).containsAll(before);
        assertThat(counts).hasSize(1);
        assertThat(counts.path(0).path("recurrence").intValue()).isEqualTo(20);
        assertThat(api.clusters()).hasSize(2).contains(counts.path(0));
        org.awaitility.Awaitility.await().atMost(GoldCaseApi.LONG).untilAsserted(() -> assertThat(api.said())
                .hasSize(21));
    }

    @Test
    void bothSpellingsOfACorrelationAreOneCase() {
        api.send(bent("correlation_id", "\"3410\""));
        api.send(bent("correlation_id", "\"00000000-0000-0000-0000-000000000D52\""));
        api.report(Outcomes.vector().in("99"));

        api.ids(2);
        api.get("auditor", "").body("items.correlation_id", containsInAnyOrder("3410", "99"));
    }

    @Test
    void whatIsAtARefusingBoundIsTaken() {
        var taken = List.of(
                List.of("correlation_id", "\"340282366920938463463374607431768211455\""),
                List.of("correlation_id", "\"ffffffff-ffff-ffff-ffff-fffffffffffe\""),
                List.of("turn_id", "\"9223372036854775807\""),
                List.of("turn_id", "\"1\""),
                List.of("provider_id", "\"" + "p".repeat(64) + "\""),
                List.of("model_id", "\"" + "m".repeat(128) + "\""),
                List.of("model_id", "\"A0_.:/-\""),
                List.of("confidence_bp", "0"),
                List.of("confidence_bp", "6499"),
                List.of("reason_code", "1"),
                List.of("reason_code", "4294967295"),
                List.of("latency_ms", "0"),
                List.of("cost_microunits", "\"0\""),
                List.of("cost_microunits", "\"1000000000000\""),
                List.of("cost_microunits", "null"),
                List.of("language", "\"" + "abcdefgh-".repeat(3) + "abcdefgh\""),
                List.of("final_transcript", "\"a\\n\\tb\""),
                List.of("user_id", "null"));
        for (int i = 0; i < taken.size(); i++) {
            var event = bent(taken.get(i).get(0), taken.get(i).get(1));
            ((ObjectNode) event.path("data")).put("provider_call_id", "call " + i);
            assertThat(api.isOfTheSchema(event)).as(event.toString()).isTrue();
            api.send(event);
        }

        api.ids(taken.size());
        assertThat(api.letters()).isEmpty();
        api.get("auditor", "?limit=200").body("items.clamped_fields.flatten()", hasSize(0));
    }

    @Test
    void aReasonThatIsOursAlreadyStandsInTheChainOnce() {
        api.send(bent("reason_code", String.valueOf(0x46420212)));

        var id = api.ids(1).getFirst();
        api.get("auditor", "/" + id)
                .body("trigger", equalTo("CONFIDENCE_LOW"))
                .body("reason_code_chain", contains(0x46420212));
    }

    @Test
    void anotherTenantsEventIdSuppressesNothing() {
        var id = UUID.randomUUID();
        var other = new GoldCaseApi();
        api.send(api.event(id, Outcomes.vector().call(null)));
        other.send(other.event(id, Outcomes.vector().call(null)));

        assertThat(api.ids(1)).isNotEqualTo(other.ids(1));
    }
}
