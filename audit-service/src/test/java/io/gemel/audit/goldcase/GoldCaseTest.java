package io.gemel.audit.goldcase;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.gemel.audit.outcome.Outcomes;
import io.gemel.contracts.Event;
import io.gemel.contracts.GoldCases;
import io.gemel.contracts.GoldCases.GoldCaseCaptured;
import io.gemel.contracts.PersonaTwins;
import io.gemel.contracts.PersonaTwins.TwinChanged;
import io.gemel.contracts.ProviderOutcomes;
import io.gemel.platform.json.Json;
import io.gemel.platformtest.Records;
import io.gemel.platformtest.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class GoldCaseTest {

    private static final Duration LONG = Duration.ofSeconds(60);
    private static final String TOPIC = ProviderOutcomes.TOPIC.name();

    private final String tenant = "t" + UUID.randomUUID();
    private final UUID twin = UUID.randomUUID();

    private ValidatableResponse get(String who, String path) {
        return given().auth()
                .oauth2(Tokens.of(who + "@" + tenant))
                .get("/gold-cases" + path)
                .then();
    }

    /** All of a test go to one partition, so that the last one's case proves the others were handled. */
    private void report(Outcomes outcome) {
        var id = UUID.nameUUIDFromBytes((tenant + outcome).getBytes(StandardCharsets.UTF_8));
        var event = new Event<ProviderOutcomes>(
                id,
                "/gemel/runtime-router-service",
                outcome.correlation(),
                Instant.now(),
                tenant,
                null,
                outcome.ofTwin(twin).build());
        Records.send(ProviderOutcomes.TOPIC, tenant, event);
    }

    private void owned(String owner) {
        var changed = new TwinChanged(twin, Tokens.sub(owner + "@" + tenant), "active", "Twin", Json.object(), 1);
        Records.send(
                PersonaTwins.TOPIC,
                twin.toString(),
                new Event<PersonaTwins>(
                        UUID.randomUUID(),
                        "/gemel/persona-service",
                        twin.toString(),
                        Instant.now(),
                        tenant,
                        null,
                        changed));
    }

    private List<String> ids(String who, int count) {
        await().atMost(LONG).untilAsserted(() -> get(who, "").statusCode(200).body("items", hasSize(count)));
        return get(who, "").extract().path("items.id");
    }

    /** The id of the tenant's only cluster. */
    private String cluster() {
        return given().auth()
                .oauth2(Tokens.of("auditor@" + tenant))
                .get("/failure-clusters")
                .then()
                .body("items", hasSize(1))
                .extract()
                .path("items[0].id");
    }

    private List<GoldCaseCaptured> captured() {
        return Records.events(GoldCases.TOPIC).stream()
                .filter(event -> event.tenantid().equals(tenant))
                .map(event -> (GoldCaseCaptured) event.data())
                .toList();
    }

    @Test
    void aFailingOutcomeBecomesACase() {
        report(Outcomes.vector());

        var id = ids("auditor", 1).getFirst();
        get("auditor", "/" + id)
                .statusCode(200)
                .body("engine", equalTo("PH1.FEEDBACK"))
                .body("owner", equalTo("PH1.D"))
                .body("path_type", equalTo("IMPROVEMENT"))
                .body("gold_status", equalTo("PENDING"))
                .body("trigger", equalTo("CONFIDENCE_LOW"))
                .body("twin_id", equalTo(twin.toString()))
                .body("cluster_id", equalTo(cluster()))
                .body("correlation_id", equalTo("3410"))
                .body("turn_id", equalTo("410"))
                .body("reason_code_chain", contains(0x44000204, 0x46420212))
                .body(
                        "primary_fingerprint",
                        equalTo("v1:647af226eda9f6762d47569c836cb9cf0c17eff790da176f1e58d6958cca8fef"))
                .body("outcome.provider_call_id", equalTo("call_88"))
                .body("outcome.cost_microunits", equalTo("1200"))
                .body("metrics.latency_ms", equalTo(900))
                .body("final_transcript", equalTo("hello"))
                .body("history", hasSize(0))
                .body("occurred_at", equalTo("2026-11-20T18:31:00.123456Z"));
    }

    @Test
    void theSameOutcomeTwiceIsOneCaseAndOneEvent() {
        report(Outcomes.vector());
        report(Outcomes.vector());
        report(Outcomes.vector().in("9"));

        assertThat(ids("auditor", 2)).doesNotHaveDuplicates();
        await().atMost(LONG).untilAsserted(() -> assertThat(captured())
                .extracting(event -> event.turn().correlationId())
                .containsExactlyInAnyOrder("3410", "9"));
    }

    @Test
    void aGoodOutcomeLeavesNothing() {
        report(Outcomes.vector().confidence(9000));
        report(Outcomes.vector().in("9"));

        var id = ids("auditor", 1).getFirst();
        get("auditor", "/" + id).body("correlation_id", equalTo("9"));
    }

    @Test
    void theCaptureIsSaid() {
        report(Outcomes.vector().status("TIMEOUT"));

        await().atMost(LONG)
                .untilAsserted(() -> assertThat(captured()).singleElement().satisfies(event -> {
                    assertThat(event.goldStatus()).isEqualTo("PENDING");
                    assertThat(event.eventType()).isEqualTo("STT_REJECT");
                    assertThat(event.twinId()).isEqualTo(twin);
                    assertThat(event.goldCaseId()).isEqualTo(ids("auditor", 1).getFirst());
                }));
    }

    @Test
    void whatIsTooLongIsCutAndNamed() {
        report(Outcomes.vector().latency(700_000).transcript("é".repeat(20_000)));

        ids("auditor", 1);
        get("auditor", "")
                .body("items[0].clamped_fields", contains("latency_ms", "final_transcript"))
                .body("items[0].metrics.latency_ms", equalTo(600_000))
                .body("items[0].final_transcript", equalTo("é".repeat(16_384)));
    }

    @Test
    void anOutcomeOutOfBoundsIsADeadLetterAndTheConsumerGoesOn() {
        report(Outcomes.vector().task("GUESS"));
        Records.send(TOPIC, tenant, "no json".getBytes(StandardCharsets.UTF_8));
        report(Outcomes.vector());

        ids("auditor", 1);
        assertThat(Records.all(TOPIC + ".dlq"))
                .filteredOn(letter -> tenant.equals(letter.key()))
                .extracting(letter ->
                        new String(letter.headers().lastHeader("gemel-reason").value(), StandardCharsets.UTF_8))
                .containsExactly("refused", "not-json");
    }

    @Test
    void anOwnerSeesTheCasesOfOwnTwinsOnly() {
        owned("owner");
        report(Outcomes.vector());

        var id = ids("owner", 1).getFirst();
        get("owner", "/" + id).statusCode(200).body("final_transcript", equalTo("hello"));
        get("owner2", "/" + id).statusCode(404).body("code", equalTo("gold-case-not-found"));
        get("owner2", "").statusCode(200).body("items", hasSize(0));
    }

    @Test
    void aCaseOfAnUnknownTwinHasNoOwner() {
        report(Outcomes.vector());

        var id = ids("auditor", 1).getFirst();
        get("owner", "/" + id).statusCode(404).body("code", equalTo("gold-case-not-found"));
    }

    @Test
    void aBuilderSeesNothingOfThePerson() {
        report(Outcomes.vector());

        var id = ids("builder", 1).getFirst();
        get("builder", "/" + id)
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
            var page = get("auditor", "?limit=4" + cursor).statusCode(200).extract();
            seen.addAll(page.path("items.id"));
            cursor = page.path("next_cursor") == null ? null : "&cursor=" + page.path("next_cursor");
        } while (cursor != null);
        assertThat(seen).isEqualTo(all);
        get("auditor", "?task=LLM_INTERPRET").body("items", hasSize(1));
        get("auditor", "?status=VERIFIED").body("items", hasSize(0));
        get("auditor", "?twin_id=" + twin).body("items", hasSize(6));
        get("auditor", "?to=2026-11-20T18:31:00.123456Z").body("items", hasSize(0));
        get("auditor", "?from=2026-11-20T18:31:00.123456Z").body("items", hasSize(6));
        get("auditor", "?task=GUESS").statusCode(400).body("code", equalTo("invalid-query"));
    }

    @Test
    void aTextThatIsNoCaseIsNotFound() {
        get("auditor", "/gold_%00").statusCode(404).body("code", equalTo("gold-case-not-found"));
    }
}
