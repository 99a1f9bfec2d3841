package io.gemel.audit.goldcase;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gemel.audit.outcome.Outcomes;
import io.gemel.contracts.Event;
import io.gemel.contracts.GoldCases.GoldCaseCaptured;
import io.gemel.contracts.PersonaTwins;
import io.gemel.contracts.PersonaTwins.TwinChanged;
import io.gemel.platform.json.Json;
import io.gemel.platformtest.PostgresServer;
import io.gemel.platformtest.Records;
import io.gemel.platformtest.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class GoldCaseTest {

    private final GoldCaseApi api = new GoldCaseApi();
    private final UUID twin = UUID.randomUUID();

    private void report(Outcomes outcome) {
        api.report(outcome.ofTwin(twin));
    }

    private void owned(String owner) {
        var changed = new TwinChanged(twin, Tokens.sub(owner + "@" + api.tenant), "active", "Twin", Json.object(), 1);
        Records.send(
                PersonaTwins.TOPIC,
                twin.toString(),
                new Event<PersonaTwins>(
                        UUID.randomUUID(),
                        "/gemel/persona-service",
                        twin.toString(),
                        Instant.now(),
                        api.tenant,
                        null,
                        changed));
    }

    private List<String> ids(String who, int count) {
        await().atMost(GoldCaseApi.LONG)
                .untilAsserted(() -> api.get(who, "").statusCode(200).body("items", hasSize(count)));
        return api.get(who, "").extract().path("items.id");
    }

    private List<GoldCaseCaptured> captured() {
        return api.said().stream().map(GoldCaseCaptured.class::cast).toList();
    }

    @Test
    void aFailingOutcomeBecomesACase() {
        report(Outcomes.vector());

        var id = ids("auditor", 1).getFirst();
        var found = api.read(id);
        var expected = (ObjectNode) Json.read("""
                {"engine": "PH1.FEEDBACK", "owner": "PH1.D", "path_type": "IMPROVEMENT", "gold_status": "PENDING",
                 "trigger": "CONFIDENCE_LOW", "event_type": "STT_REJECT", "tool_status": "OK", "task": "STT_TRANSCRIBE",
                 "correlation_id": "3410", "correlation_uuid": "00000000-0000-0000-0000-000000000d52", "turn_id": "410",
                 "confidence_bucket": "LOW", "reason_code_chain": [1140851204, 1178731026],
                 "missing_fields": ["provider_confidence"],
                 "primary_fingerprint": "v1:647af226eda9f6762d47569c836cb9cf0c17eff790da176f1e58d6958cca8fef",
                 "secondary_fingerprint": "v1:f34f19aeb28789c7e27c6d1829a4be9535018f29ebef5d737432e759fa51c38f",
                 "outcome": {"provider_call_id": "call_88", "provider_id": "p1", "model_id": "m1", "route_class": "PRIMARY",
                             "status": "OK", "validation": "SCHEMA_OK", "confidence_bp": 6000, "reason_code": 1140851204,
                             "language": "en", "cost_microunits": "1200", "evidence_ref": null, "user_id": "u1",
                             "device_id": "d1", "session_id": "s1"},
                 "metrics": {"latency_ms": 900, "retries": 0}, "final_transcript": "hello", "corrected_output": null,
                 "clamped_fields": [], "history": [], "occurred_at": "2026-11-20T18:31:00.123456Z"}
                """);
        expected.put("id", id).put("twin_id", twin.toString());
        expected.set("cluster_id", api.clusters().path(0).path("id"));
        expected.set("created_at", found.path("created_at"));
        assertThat(found).isEqualTo(expected);
        assertThat(Instant.parse(found.path("created_at").textValue()))
                .isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(1));
    }

    @Test
    void theSameOutcomeTwiceIsOneCaseAndOneEvent() {
        report(Outcomes.vector());
        report(Outcomes.vector());
        report(Outcomes.vector().in("9"));

        assertThat(ids("auditor", 2)).doesNotHaveDuplicates();
        await().atMost(GoldCaseApi.LONG).untilAsserted(() -> assertThat(captured())
                .extracting(event -> event.turn().correlationId())
                .containsExactlyInAnyOrder("3410", "9"));
    }

    @Test
    void aGoodOutcomeLeavesNothing() {
        report(Outcomes.vector().confidence(9000));
        report(Outcomes.vector().in("9"));

        var id = ids("auditor", 1).getFirst();
        api.get("auditor", "/" + id).body("correlation_id", equalTo("9"));
    }

    @Test
    void theCaptureIsSaidWithAllItsMembers() {
        report(Outcomes.vector().status("TIMEOUT"));

        var id = ids("auditor", 1).getFirst();
        await().atMost(GoldCaseApi.LONG).untilAsserted(() -> assertThat(api.said(id, "captured"))
                .singleElement()
                .satisfies(event -> assertThat(event.path("data")).isEqualTo(GoldCaseApi.members(api.read(id)))));
    }

    @Test
    void aGoodOutcomeOnlyCountsAndNoOutcomeLeavesAnInboxRow() throws SQLException {
        double good = counted("NONE");
        double low = counted("CONFIDENCE_LOW");
        report(Outcomes.vector().in("1").confidence(9000));
        report(Outcomes.vector().in("2").confidence(9000));
        report(Outcomes.vector().in("3"));

        ids("auditor", 1);
        assertThat(counted("NONE") - good).isEqualTo(2);
        assertThat(counted("CONFIDENCE_LOW") - low).isEqualTo(1);
        try (var db = PostgresServer.superuser("audit");
                var statement = db.createStatement();
                var rows =
                        statement.executeQuery("select count(*) from inbox where tenant_id = '" + api.tenant + "'")) {
            rows.next();
            assertThat(rows.getInt(1)).isZero();
        }
    }

    private static double counted(String trigger) {
        return given().get("/q/metrics")
                .asString()
                .lines()
                .filter(line ->
                        line.startsWith("gemel_outcomes_total{") && line.contains("trigger=\"" + trigger + "\""))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    @Test
    void whatIsTooLongIsCutAndNamed() {
        report(Outcomes.vector().latency(700_000).transcript("é".repeat(20_000)));

        ids("auditor", 1);
        api.get("auditor", "")
                .body("items[0].clamped_fields", contains("latency_ms", "final_transcript"))
                .body("items[0].metrics.latency_ms", equalTo(600_000))
                .body("items[0].final_transcript", equalTo("é".repeat(16_384)));
    }

    @Test
    void anOutcomeOutOfBoundsIsADeadLetterAndTheConsumerGoesOn() {
        report(Outcomes.vector().task("GUESS"));
        Records.send(GoldCaseApi.TOPIC, api.tenant, "no json".getBytes(StandardCharsets.UTF_8));
        report(Outcomes.vector());

        ids("auditor", 1);
        assertThat(api.letters()).containsExactly("refused", "not-json");
    }

    @Test
    void anOwnerSeesTheCasesOfOwnTwinsOnly() {
        owned("owner");
        report(Outcomes.vector());

        var id = ids("owner", 1).getFirst();
        api.get("owner", "/" + id).statusCode(200).body("final_transcript", equalTo("hello"));
        api.get("owner2", "/" + id).statusCode(404).body("code", equalTo("gold-case-not-found"));
        api.get("owner2", "").statusCode(200).body("items", hasSize(0));
    }

    @Test
    void aCaseOfAnUnknownTwinHasNoOwner() {
        report(Outcomes.vector());

        var id = ids("auditor", 1).getFirst();
        api.get("owner", "/" + id).statusCode(404).body("code", equalTo("gold-case-not-found"));
    }

    @Test
    void aBuilderSeesNothingOfThePerson() {
        report(Outcomes.vector());

        var id = ids("builder", 1).getFirst();
        api.get("builder", "/" + id)
                .statusCode(200)
                .body("final_transcript", nullValue())
                .body("outcome.user_id", nullValue())
                .body("outcome.device_id", nullValue())
                .body("outcome.session_id", nullValue())
                .body("outcome.provider_id", equalTo("p1"));
    }

    @Test
    void anotherTenantsCaseIsNotFound() {
        report(Outcomes.vector());

        var id = ids("auditor", 1).getFirst();
        given().auth()
                .oauth2(Tokens.of("auditor@globex"))
                .get("/gold-cases/" + id)
                .then()
                .statusCode(404)
                .body("code", equalTo("gold-case-not-found"));
    }

    @Test
    void aListIsNarrowedAndPaged() {
        for (int i = 1; i <= 5; i++) {
            report(Outcomes.vector().in(String.valueOf(i)));
        }
        report(Outcomes.vector().task("LLM_INTERPRET").status("ERROR"));
        var all = ids("auditor", 6);

        var seen = new ArrayList<String>();
        String cursor = "";
        do {
            var page = api.get("auditor", "?limit=4" + cursor).statusCode(200).extract();
            seen.addAll(page.path("items.id"));
            cursor = page.path("next_cursor") == null ? null : "&cursor=" + page.path("next_cursor");
        } while (cursor != null);
        assertThat(seen).isEqualTo(all);
        api.get("auditor", "?task=LLM_INTERPRET").body("items", hasSize(1));
        api.get("auditor", "?status=VERIFIED").body("items", hasSize(0));
        api.get("auditor", "?twin_id=" + twin).body("items", hasSize(6));
        api.get("auditor", "?to=2026-11-20T18:31:00.123456Z").body("items", hasSize(0));
        api.get("auditor", "?from=2026-11-20T18:31:00.123456Z").body("items", hasSize(6));
        api.get("auditor", "?task=GUESS").statusCode(400).body("code", equalTo("invalid-query"));
    }

    @Test
    void aTextThatIsNoCaseIsNotFound() {
        api.get("auditor", "/gold_%00").statusCode(404).body("code", equalTo("gold-case-not-found"));
    }
}
