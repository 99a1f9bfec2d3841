package io.gemel.persona.spec;

import static io.gemel.persona.Api.OWNER;
import static io.gemel.persona.Api.as;
import static io.gemel.persona.Api.atOnce;
import static io.gemel.persona.Api.draft;
import static io.gemel.persona.Api.json;
import static io.gemel.persona.Api.patch;
import static io.gemel.persona.Api.post;
import static io.gemel.persona.Api.publish;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.gemel.contracts.PersonaSpecs;
import io.gemel.contracts.PersonaSpecs.SpecActivated;
import io.gemel.persona.Candidates;
import io.gemel.personamodel.Canonical;
import io.gemel.platform.json.Json;
import io.gemel.platformtest.PostgresServer;
import io.gemel.platformtest.Records;
import io.gemel.platformtest.Tokens;
import io.gemel.platformtest.Twins;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PersonaSpecTest {

    private UUID twin = new UUID(0, 0);
    private String specs = "";

    @BeforeEach
    void aTwin() {
        twin = Twins.created(OWNER);
        specs = "/twins/" + twin + "/persona-specs";
    }

    private List<SpecActivated> said() {
        return Records.events(PersonaSpecs.TOPIC).stream()
                .map(event -> (SpecActivated) event.data())
                .filter(data -> data.twinId().equals(twin))
                .toList();
    }

    @Test
    void versionsFollowTheHighestAndStandInTheSpec() {
        assertThat(draft(twin, "{}")).isEqualTo("1.0.0");
        assertThat(draft(twin, "{'version': '2.9.9'}")).isEqualTo("2.9.9");
        assertThat(draft(twin, "{}")).isEqualTo("2.9.10");
        post(OWNER, specs, "{'spec': {'version': '4.0.0'}, 'version': '2.0.0'}")
                .then()
                .statusCode(201)
                .body("persona_spec.version", equalTo("2.0.0"), "persona_spec.spec.version", equalTo("2.0.0"));
        post(OWNER, specs, "{'spec': {}, 'version': '2.9.10'}")
                .then()
                .statusCode(409)
                .body("code", equalTo("persona-spec-version-exists"));
        as(OWNER).get(specs + "/2.9.10").then().statusCode(200).body("spec.version", equalTo("2.9.10"));
        as(OWNER)
                .get(specs)
                .then()
                .statusCode(200)
                .body("items.version", equalTo(List.of("2.0.0", "2.9.10", "2.9.9", "1.0.0")));
        as(OWNER).get(specs + "/9.9.9").then().statusCode(404).body("code", equalTo("persona-spec-not-found"));
    }

    @Test
    void aDraftIsPreviewedAndAnsweredByItsTag() {
        var answer = post(OWNER, specs, "{'spec': {'constitution': ['Be kind']}, 'notes': 'first'}");

        answer.then()
                .statusCode(201)
                .body(
                        "status",
                        equalTo("draft"),
                        "prompt_plan_preview.text",
                        equalTo("CONSTITUTION:\n- Be kind"),
                        "prompt_plan_preview.variant",
                        equalTo("baseline_v1"),
                        "prompt_plan_preview.intent_label",
                        nullValue(),
                        "prompt_plan_preview.workflow",
                        nullValue(),
                        "persona_spec.source",
                        equalTo("manual"));
        String digest = answer.path("persona_spec.digest");
        assertThat(answer.header("ETag")).isEqualTo("\"" + digest + ".draft.0\"");
    }

    @Test
    void aRowSaysWhoMadeAndChangedAndPublishedItAndWhen() {
        var made = post(
                OWNER,
                specs,
                "{'spec': {'constitution': ['Be kind']}, 'version': ' 1.2.3 ', 'notes': 'n', 'source': 'import'}");
        made.then().statusCode(201).header("Location", equalTo(specs + "/1.2.3"));
        String at = made.path("persona_spec.created_at");
        String spec = "{'constitution': ['Be kind'], 'version': '1.2.3'}";
        String row = "{'id': '" + made.path("persona_spec.id") + "', 'twin_id': '" + twin
                + "', 'version': '1.2.3', 'base_version': null, 'source': 'import', 'notes': 'n', 'digest': '"
                + Canonical.digest(Json.read(json(spec))) + "', 'created_by': '" + Tokens.sub(OWNER)
                + "', 'created_at': '" + at + "', 'updated_at': '" + at + "', ";
        assertThat(Json.read(made.asString()).path("persona_spec"))
                .isEqualTo(Json.read(json(row + "'status': 'draft', 'published_at': null, 'spec': " + spec + "}")));

        String first = publish(twin, "1.2.3", "{'note': 'go'}")
                .then()
                .statusCode(200)
                .extract()
                .path("persona_spec.published_at");
        publish(twin, draft(twin, "{}"), "{}").then().statusCode(200);
        var again = publish(twin, "1.2.3", "{'note': 'back'}");

        assertThat(Json.read(again.asString()).path("persona_spec"))
                .isEqualTo(Json.read(
                        json(row + "'status': 'active', 'published_at': '" + first + "', 'spec': " + spec + "}")));
        assertThat(Json.read(as("viewer@acme").get(specs).asString())
                        .path("items")
                        .path(1))
                .isEqualTo(Json.read(json(row + "'status': 'active', 'published_at': '" + first + "'}")));
        var publication =
                Json.read(as(OWNER).get(specs + "/publications").asString()).path("items");
        assertThat(publication.path(0))
                .isEqualTo(Json.read(
                        json("{'id': '" + publication.path(0).path("id").asText()
                                + "', 'version': '1.2.3', 'previous_version': '1.2.4', 'note': 'back', 'published_by': '"
                                + Tokens.sub(OWNER) + "', 'published_at': '"
                                + publication.path(0).path("published_at").asText() + "', 'revision': 3}")));
        assertThat(publication.path(2).path("published_at").asText()).isGreaterThanOrEqualTo(first);
        publish(twin, "9.9.9", "{}").then().statusCode(404).body("code", equalTo("persona-spec-not-found"));
        await().atMost(Duration.ofSeconds(20)).until(() -> said().size() == 3);
        assertThat(said().getFirst())
                .isEqualTo(
                        new SpecActivated(twin, "1.2.3", made.path("persona_spec.digest"), Json.read(json(spec)), 1L));
    }

    @Test
    void whatDoesNotCompileIsStoredAndNotPublished() {
        String version = draft(twin, "{'faq_library': [{'question': 'q', 'answer': 'a', 'template': '{{x}}'}]}");

        publish(twin, version, "{}")
                .then()
                .statusCode(422)
                .body(
                        "code",
                        equalTo("persona-spec-does-not-compile"),
                        "violations[0].pointer",
                        equalTo("/faq_library/0/template"));
    }

    @Test
    void faultsOfASpecAreViolationsOfTheRequest() {
        post(OWNER, specs, "{'spec': {'voice': 1, 'schema_version': 0}, 'source': 'generate'}")
                .then()
                .statusCode(422)
                .body("violations.pointer", equalTo(List.of("/source", "/spec/schema_version", "/spec/voice")));
    }

    @Test
    void aSourceIsATextOfTheClientButNotOneOfOurs() {
        post(OWNER, specs, "{'spec': {}, 'source': '" + "s".repeat(50) + "'}")
                .then()
                .statusCode(201)
                .body("persona_spec.source", equalTo("s".repeat(50)));
        for (String source : List.of("generate", "promotion", "learning_input", "s".repeat(51), " ")) {
            post(OWNER, specs, "{'spec': {}, 'source': '" + source + "'}")
                    .then()
                    .statusCode(422)
                    .body("violations.pointer", equalTo(List.of("/source")));
        }
    }

    @Test
    void publishingMovesTheActiveVersionAndBack() throws Exception {
        draft(twin, "{}");
        String first = as(OWNER).get(specs + "/1.0.0").path("digest");
        draft(twin, "{'constitution': ['x']}");
        as(OWNER)
                .get(specs + "/active")
                .then()
                .statusCode(200)
                .header("ETag", "\"none\"")
                .body("active", equalTo(false));

        publish(twin, "1.0.0", "{'expected_active_version': null}")
                .then()
                .statusCode(200)
                .body("revision", equalTo(1), "previous_version", equalTo(null));
        publish(twin, "1.0.1", "{'expected_active_version': null}")
                .then()
                .statusCode(412)
                .body("code", equalTo("active-version-changed"));
        publish(twin, "1.0.1", "{}")
                .then()
                .statusCode(200)
                .body("revision", equalTo(2), "previous_version", equalTo("1.0.0"));
        publish(twin, "1.0.1", "{}")
                .then()
                .statusCode(200)
                .body("revision", equalTo(2), "previous_version", equalTo("1.0.1"));
        publish(twin, "1.0.0", "{'expected_active_version': '1.0.0'}")
                .then()
                .statusCode(412)
                .body("code", equalTo("active-version-changed"));
        publish(twin, "1.0.0", "{'expected_active_version': '1.0.1'}")
                .then()
                .statusCode(200)
                .body("revision", equalTo(3), "persona_spec.digest", equalTo(first));

        as(OWNER)
                .get(specs + "/active")
                .then()
                .header("ETag", "\"" + first + "\"")
                .body("spec.version", equalTo("1.0.0"), "spec.digest", equalTo(first));
        assertThat(count("persona_spec_publications")).isEqualTo(3);
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(said())
                .extracting(data -> data.revision() + " " + data.version())
                .containsExactly("1 1.0.0", "2 1.0.1", "3 1.0.0"));
        assertThat(said()).extracting(SpecActivated::digest).startsWith(first).endsWith(first);
    }

    @Test
    void thirtyTwoPublishesAtOnceLeaveOneActive() throws Exception {
        for (int i = 0; i < 32; i++) {
            draft(twin, "{}");
        }
        var next = new AtomicInteger();

        var answers = atOnce(32, () -> publish(twin, "1.0." + next.getAndIncrement(), "{}"));

        assertThat(answers).allMatch(answer -> answer.statusCode() == 200);
        as(OWNER).get(specs + "?status=active").then().body("items.size()", equalTo(1));
        assertThat(count("persona_spec_publications")).isEqualTo(32);
        var history = as(OWNER).get(specs + "/publications?limit=200");
        List<String> versions = history.path("items.version");
        List<String> previous = history.path("items.previous_version");
        List<String> times = history.path("items.published_at");
        assertThat(previous.subList(0, 31)).isEqualTo(versions.subList(1, 32));
        assertThat(previous.getLast()).isNull();
        assertThat(times).isSortedAccordingTo(java.util.Comparator.reverseOrder());
        as(OWNER).get(specs + "/active").then().body("spec.version", equalTo(versions.getFirst()));
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(said())
                .extracting(SpecActivated::revision)
                .containsExactlyElementsOf(
                        java.util.stream.LongStream.rangeClosed(1, 32).boxed().toList()));
    }

    private long count(String table) throws Exception {
        try (var connection = PostgresServer.superuser("persona");
                var rows = connection
                        .createStatement()
                        .executeQuery("select count(*) from " + table + " where twin_id = '" + twin + "'")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    @Test
    void whatWasPublishedIsImmutableForEverybody() {
        publish(twin, draft(twin, "{}"), "{}").then().statusCode(200);

        assertThatThrownBy(() -> {
                    try (var connection = PostgresServer.superuser("persona");
                            var statement = connection.createStatement()) {
                        statement.execute("update persona_specs set spec = '{}' where twin_id = '" + twin + "'");
                    }
                })
                .hasMessageContaining("immutable");
    }

    @Test
    void noTwoVersionsAreActiveWhoeverAsks() {
        publish(twin, draft(twin, "{}"), "{}").then().statusCode(200);
        draft(twin, "{}");

        assertThatThrownBy(() -> {
                    try (var connection = PostgresServer.superuser("persona");
                            var statement = connection.createStatement()) {
                        statement.execute("update persona_specs set status = 'active' where twin_id = '" + twin + "'");
                    }
                })
                .hasMessageContaining("persona_specs_active");
    }

    @Test
    void noWayToANewDraftGoesPastTheLastVersion() {
        draft(twin, "{'version': '0.0.999999'}");
        var candidate = Candidates.recorded(twin, "s", "wait", "POL_DECISION_AA", "0.9");
        String inputs = "/twins/" + twin + "/learning-inputs";
        String input = post(
                        OWNER, inputs, "{'input_type': 'add_faq_answer', 'payload': {'question': 'q', 'answer': 'a'}}")
                .path("id");

        for (var refused : List.of(
                post(OWNER, specs, "{'spec': {}}"),
                post(OWNER, specs + "/generate", "{}"),
                post(OWNER, Candidates.path(twin) + "/promote", "{'candidate_ids': ['" + candidate + "']}"),
                post(OWNER, inputs + "/" + input + "/apply", "{}"))) {
            refused.then().statusCode(409).body("code", equalTo("persona-spec-version-exhausted"));
        }
        as(OWNER).get(Candidates.path(twin) + "/" + candidate).then().body("status", equalTo("draft"));
        as(OWNER).get(inputs + "/" + input).then().body("status", equalTo("pending"));
    }

    @Test
    void aPausedTwinIsNotTaught() {
        patch(twin.toString(), "\"1\"", "{'status': 'paused'}").then().statusCode(200);

        post(OWNER, specs, "{'spec': {}}").then().statusCode(403).body("code", equalTo("twin-not-active"));
    }
}
