package io.gemel.persona.twin;

import static io.gemel.persona.Api.OWNER;
import static io.gemel.persona.Api.as;
import static io.gemel.persona.Api.atOnce;
import static io.gemel.persona.Api.json;
import static io.gemel.persona.Api.patch;
import static io.gemel.persona.Api.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.gemel.contracts.PersonaTwins;
import io.gemel.contracts.PersonaTwins.TwinChanged;
import io.gemel.platform.json.Json;
import io.gemel.platformtest.Records;
import io.gemel.platformtest.Tokens;
import io.gemel.platformtest.Twins;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class TwinTest {

    private static String twin() {
        return Twins.created(OWNER).toString();
    }

    private static List<String> said(String twin) {
        return Records.events(PersonaTwins.TOPIC).stream()
                .map(event -> (TwinChanged) event.data())
                .filter(data -> data.twinId().toString().equals(twin))
                .map(data -> data.revision() + " " + data.status())
                .toList();
    }

    @Test
    void aCreatedTwinIsAnsweredWhole() {
        var name = UUID.randomUUID().toString();

        var answer = post(OWNER, "/twins", "{'name': ' " + name + " ', 'settings': {'public_intro': 'Hi'}}");

        answer.then()
                .statusCode(201)
                .header("ETag", "\"1\"")
                .body(
                        "name",
                        equalTo(name),
                        "status",
                        equalTo("active"),
                        "settings.public_intro",
                        equalTo("Hi"),
                        "description",
                        equalTo(null),
                        "revision",
                        equalTo(1));
        as(OWNER).get(answer.header("Location")).then().statusCode(200).header("ETag", "\"1\"");
    }

    @Test
    void everyChangeSaysTheWholeTwin() {
        var name = UUID.randomUUID().toString();
        var created = post(OWNER, "/twins", "{'name': '" + name + "', 'description': 'd'}");
        var twin = created.<String>path("id");
        assertThat(Json.read(created.asString())).isEqualTo(Json.read(json("""
                {'id': '%s', 'name': '%s', 'description': 'd', 'status': 'active', 'owner_id': '%s', 'settings': {},
                 'revision': 1, 'created_at': '%s', 'updated_at': '%4$s'}
                """.formatted(
                        twin, name, Tokens.sub(OWNER), created.<String>path("created_at")))));

        var patched = patch(twin, "\"1\"", "{'name': ' " + name + "2 ', 'settings': {'public_intro': 'Hi'}}");
        patched.then()
                .statusCode(200)
                .body("name", equalTo(name + "2"), "created_at", equalTo(created.path("created_at")));

        assertThat(patched.<String>path("updated_at")).isGreaterThan(created.path("updated_at"));
        var id = UUID.fromString(twin);
        var owner = Tokens.sub(OWNER);
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(Records.all(PersonaTwins.TOPIC.name()))
                .filteredOn(record -> twin.equals(record.key()))
                .extracting(record -> PersonaTwins.TOPIC.read(record.value()).data())
                .containsExactly(
                        new TwinChanged(id, owner, "active", name, Json.object(), 1),
                        new TwinChanged(
                                id, owner, "active", name + "2", Json.object().put("public_intro", "Hi"), 2)));
    }

    @Test
    void sixtyFourRequestsWithOneKeyGiveOneTwin() {
        var body = json("{'name': '" + UUID.randomUUID() + "'}");
        var key = UUID.randomUUID().toString();

        var answers = atOnce(
                64, () -> as(OWNER).header("Idempotency-Key", key).body(body).post("/twins"));

        assertThat(answers).allMatch(answer -> answer.statusCode() == 201);
        var ids = new HashSet<String>();
        answers.forEach(answer -> ids.add(answer.path("id")));
        assertThat(ids).hasSize(1);
    }

    @Test
    void aKeyWithAnotherBodyIsRefused() {
        var key = UUID.randomUUID().toString();
        as(OWNER)
                .header("Idempotency-Key", key)
                .body(json("{'name': '" + key + "'}"))
                .post("/twins")
                .then()
                .statusCode(201);

        as(OWNER)
                .header("Idempotency-Key", key)
                .body(json("{'name': 'other'}"))
                .post("/twins")
                .then()
                .statusCode(422)
                .body("code", equalTo("idempotency-key-reused"));
    }

    @Test
    void aNameIsTakenUntilItsTwinIsArchived() {
        var name = UUID.randomUUID().toString();
        var body = "{'name': '" + name + "'}";
        String first =
                post(OWNER, "/twins", body).then().statusCode(201).extract().path("id");

        post(OWNER, "/twins", body).then().statusCode(409).body("code", equalTo("twin-name-taken"));
        post(OWNER, "/twins", "{'name': ' " + name + "\u00a0'}")
                .then()
                .statusCode(409)
                .body("code", equalTo("twin-name-taken"));
        patch(twin(), "\"1\"", body).then().statusCode(409).body("code", equalTo("twin-name-taken"));
        post("owner@globex", "/twins", body).then().statusCode(201);

        post(OWNER, "/twins/" + first + "/archive", "{}").then().statusCode(200).body("status", equalTo("archived"));
        post(OWNER, "/twins", body).then().statusCode(201);
    }

    @Test
    void aTwinIsPausedResumedAndArchivedUnderGrowingRevisions() {
        var twin = twin();

        patch(twin, "\"1\"", "{'status': 'paused'}").then().statusCode(200).header("ETag", "\"2\"");
        as(OWNER).get("/twins?status=paused").then().body("items.id", hasItem(twin));
        as(OWNER).get("/twins?status=active").then().body("items.id", not(hasItem(twin)));
        patch(twin, "\"1\"", "{'status': 'active'}").then().statusCode(412);
        patch(twin, "\"2\"", "{'status': 'paused'}").then().statusCode(200).header("ETag", "\"2\"");
        patch(twin, "\"2\"", "{'status': 'active'}").then().statusCode(200).header("ETag", "\"3\"");
        post(OWNER, "/twins/" + twin + "/archive", "{}").then().statusCode(200).header("ETag", "\"4\"");
        post(OWNER, "/twins/" + twin + "/archive", "{}").then().statusCode(200).header("ETag", "\"4\"");
        patch(twin, "\"4\"", "{'status': 'active'}").then().statusCode(409).body("code", equalTo("twin-archived"));

        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(said(twin))
                .containsExactly("1 active", "2 paused", "3 active", "4 archived"));
        as(OWNER).get("/twins").then().statusCode(200).body("items.id", not(hasItem(twin)));
        as(OWNER).get("/twins?status=archived").then().body("items.id", hasItem(twin));
        as(OWNER).get("/twins?status=all").then().body("items.id", hasItem(twin));
        as(OWNER).get("/twins/" + twin).then().statusCode(200).body("status", equalTo("archived"));
    }

    @Test
    void namesAndDescriptionsHaveTheirBounds() {
        String name = UUID.randomUUID() + "\ud83d\ude00".repeat(84);
        post(OWNER, "/twins", "{'name': '" + name + "', 'description': '" + "d".repeat(2000) + "'}")
                .then()
                .statusCode(201)
                .body("name", equalTo(name));
        post(OWNER, "/twins", "{'name': '" + name + "x', 'description': '" + "d".repeat(2001) + "'}")
                .then()
                .statusCode(422)
                .body("violations.pointer", equalTo(List.of("/description", "/name")));
    }

    @Test
    void aPatchMergesSettingsAndNullRemoves() {
        var twin = twin();
        patch(twin, "\"1\"", "{'settings': {'public_intro': 'Hi', 'opinion_map': {'ai': 'useful'}}}")
                .then()
                .statusCode(200);

        patch(twin, "\"2\"", "{'settings': {'public_intro': null, 'opinion_map': {'tea': 'good'}}, 'description': 'd'}")
                .then()
                .statusCode(200)
                .body(
                        "settings.opinion_map.ai",
                        equalTo("useful"),
                        "settings.opinion_map.tea",
                        equalTo("good"),
                        "settings.public_intro",
                        equalTo(null));
        patch(twin, "\"3\"", "{'name': null, 'settings': {'x': 1}}").then().statusCode(422);
        as(OWNER)
                .contentType("application/merge-patch+json")
                .body("{}")
                .patch("/twins/" + twin)
                .then()
                .statusCode(428);
        as(OWNER)
                .header("If-Match", "\"3\"")
                .body("{}")
                .patch("/twins/" + twin)
                .then()
                .statusCode(415);
    }

    @Test
    void anotherTenantsTwinIsNotFound() {
        var twin = twin();

        as("owner@globex").get("/twins/" + twin).then().statusCode(404).body("code", equalTo("twin-not-found"));
        post("owner@globex", "/twins/" + twin + "/archive", "{}").then().statusCode(404);
        post("owner2@acme", "/twins/" + twin + "/archive", "{}")
                .then()
                .statusCode(403)
                .body("code", equalTo("not-the-owner"));
    }

    @Test
    void everythingWrongIsReportedAtOnce() {
        post(OWNER, "/twins", "{'name': ' ', 'settings': {'signature_phrases': ['']}, 'x': 1}")
                .then()
                .statusCode(422)
                .body("violations.pointer", equalTo(List.of("/name", "/settings/signature_phrases/0", "/x")));
    }

    @Test
    void meIsWhatTheTokenSays() {
        as("viewer@acme")
                .get("/me")
                .then()
                .statusCode(200)
                .body(
                        "sub",
                        equalTo(Tokens.sub("viewer@acme")),
                        "tenant_id",
                        equalTo("acme"),
                        "roles",
                        equalTo(List.of("viewer")),
                        "actor",
                        equalTo("person"));
        as("runtime@acme").get("/me").then().body("actor", equalTo("machine"));
    }

    @Test
    void nullRemovesAndSettingsOfNullAreEmpty() {
        var twin = twin();
        patch(twin, "\"1\"", "{'settings': {'public_intro': 'Hi'}, 'description': 'd'}")
                .then()
                .statusCode(200);

        patch(twin, "\"2\"", "{'settings': null, 'description': null}")
                .then()
                .statusCode(200)
                .header("ETag", "\"3\"")
                .body("settings", equalTo(Map.of()), "description", equalTo(null));
        patch(twin, "\"3\"", "{'settings': null}").then().statusCode(200).header("ETag", "\"3\"");
        patch(twin, "\"3\"", "{'name': null, 'status': null}")
                .then()
                .statusCode(422)
                .body("violations.code", equalTo(List.of("null", "null")));
        patch(twin, "\"3\"", "{'status': 'archived'}").then().statusCode(422);
        assertThat(said(twin)).doesNotContain("4 active");
    }

    @Test
    void everySettingHasItsBound() {
        var twin = twin();
        var texts = "'x',".repeat(30) + "'x'";
        for (String settings : List.of(
                "{'system_prompt': '" + "x".repeat(8001) + "'}",
                "{'persona_profile': '" + "x".repeat(4001) + "'}",
                "{'signature_phrases': [" + texts + "]}",
                "{'opinion_map': {" + members(101, "t") + "}}",
                "{'intent_profile': {'mood': 'x'}}",
                "{'pinned_context': {" + members(31, "t") + "}}",
                "{'pinned_context': {'Not A Name': 'x'}}",
                "{'unheard_of': 1}")) {
            patch(twin, "\"1\"", "{'settings': " + settings + "}")
                    .then()
                    .statusCode(422)
                    .body("code", equalTo("validation-failed"));
        }
        patch(
                        twin,
                        "\"1\"",
                        "{'settings': {'system_prompt': '" + "x".repeat(8000) + "', 'opinion_map': {"
                                + members(100, "t") + "}, 'pinned_context': {" + members(30, "t") + "}}}")
                .then()
                .statusCode(200);
    }

    private static String members(int count, String prefix) {
        return java.util.stream.IntStream.range(0, count)
                .mapToObj(i -> "'" + prefix + i + "': 'x'")
                .collect(java.util.stream.Collectors.joining(","));
    }

    @Test
    void aViewerReadsAndWritesNothing() {
        var twin = twin();

        as("viewer@acme").get("/twins/" + twin).then().statusCode(200);
        as("viewer@acme").get("/twins?status=all").then().statusCode(200);
        post("viewer@acme", "/twins", "{'name': 'x'}").then().statusCode(403).body("code", equalTo("role-not-allowed"));
        post("viewer@acme", "/twins/" + twin + "/archive", "{}").then().statusCode(403);
        as("builder@acme").get("/twins/" + twin).then().statusCode(403);
        as(OWNER).get("/twins?status=gone").then().statusCode(400).body("code", equalTo("invalid-query"));
    }
}
