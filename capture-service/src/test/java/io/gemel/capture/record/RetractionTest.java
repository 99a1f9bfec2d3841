package io.gemel.capture.record;

import static io.gemel.capture.Api.OWNER;
import static io.gemel.capture.Api.as;
import static io.gemel.capture.Api.captured;
import static io.gemel.capture.Api.retract;
import static io.gemel.capture.Api.session;
import static io.gemel.capture.Api.stop;
import static io.gemel.capture.Api.twinOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gemel.contracts.Event;
import io.gemel.contracts.ModuleCandidates;
import io.gemel.contracts.ModuleCandidates.CaptureRetracted;
import io.gemel.platform.json.Json;
import io.gemel.platformtest.Records;
import io.gemel.platformtest.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class RetractionTest {

    private static final String PATH = "/twins/{t}/decision-capture/{c}";

    @ParameterizedTest
    @ValueSource(strings = {"sjt", "pairwise", "introspection"})
    void aRetractedCaptureStaysAsItWas(String type) {
        var twin = twinOf(OWNER);
        String id = captured(twin, type, session(twin, OWNER));
        JsonNode before = read(twin, id);
        var retracted = retract(twin, id, OWNER);
        retracted
                .then()
                .statusCode(200)
                .body("retraction.note", equalTo("I was in a hurry."))
                .body("retraction.retracted_by", equalTo(Tokens.sub(OWNER)));
        assertThat(Json.canonical(read(twin, id))).isEqualTo(Json.canonical(Json.read(retracted.asString())));
        assertThat(Json.canonical(((ObjectNode) read(twin, id)).putNull("retraction")))
                .isEqualTo(Json.canonical(before));
    }

    @Test
    void aRetractionIsSaidOnceAndWithoutItsNote() {
        var twin = twinOf(OWNER);
        String id = captured(twin, "pairwise", session(twin, OWNER));
        JsonNode capture = read(twin, id);
        String at = retract(twin, id, OWNER).path("retraction.retracted_at");
        assertThat(retract(twin, id, OWNER).statusCode()).isEqualTo(409);
        String marker = captured(twin, "sjt", session(twin, OWNER));
        retract(twin, marker, OWNER);
        await().atMost(Duration.ofSeconds(30)).until(() -> said(marker).size() == 1);
        var event = said(id).getFirst();
        assertThat(said(id)).hasSize(1);
        assertThat(event.data())
                .isEqualTo(new CaptureRetracted(
                        UUID.fromString(id),
                        "pairwise",
                        UUID.fromString(capture.at("/module_candidate/id").textValue()),
                        twin,
                        Tokens.sub(OWNER),
                        List.of(capture.at("/clause_ids/0").textValue()),
                        Tokens.sub(OWNER),
                        java.time.Instant.parse(at)));
        assertThat(Records.all(ModuleCandidates.TOPIC.name()))
                .filteredOn(record -> new String(record.value(), java.nio.charset.StandardCharsets.UTF_8).contains(id))
                .allSatisfy(record -> {
                    assertThat(record.key()).isEqualTo(twin.toString());
                    assertThat(record.value()).asString().doesNotContain("in a hurry");
                });
    }

    @Test
    void aSecondRetractionIsRefused() {
        var twin = twinOf(OWNER);
        String id = captured(twin, "introspection", session(twin, OWNER));
        retract(twin, id, OWNER);
        JsonNode first = read(twin, id);
        retract(twin, id, OWNER).then().statusCode(409).body("code", equalTo("capture-already-retracted"));
        assertThat(read(twin, id)).isEqualTo(first);
    }

    @Test
    void ofRacingRetractionsOneSucceeds() throws InterruptedException {
        var twin = twinOf(OWNER);
        String id = captured(twin, "sjt", session(twin, OWNER));
        Callable<Integer> one = () -> retract(twin, id, OWNER).statusCode();
        try (var racers = Executors.newFixedThreadPool(8)) {
            var answers = racers
                    .invokeAll(IntStream.range(0, 16).mapToObj(_ -> one).toList())
                    .stream()
                    .map(RetractionTest::answer)
                    .sorted()
                    .toList();
            assertThat(answers.getFirst()).isEqualTo(200);
            assertThat(answers.subList(1, 16)).containsOnly(409);
        }
    }

    @Test
    void itNeedsNoSession() {
        var twin = twinOf(OWNER);
        String session = session(twin, OWNER);
        String id = captured(twin, "sjt", session);
        stop(twin, session, OWNER).then().statusCode(200);
        retract(twin, id, OWNER).then().statusCode(200);
    }

    @Test
    void anotherCaptureWithTheSameClauseIsNotTouched() {
        var twin = twinOf(OWNER);
        String session = session(twin, OWNER);
        String one = captured(twin, "sjt", session);
        String same = captured(twin, "sjt", session);
        retract(twin, one, OWNER);
        assertThat(read(twin, same).path("retraction").isNull()).isTrue();
        assertThat(read(twin, same).path("clause_ids"))
                .isEqualTo(read(twin, one).path("clause_ids"));
    }

    @Test
    void whatIsNoCaptureOfTheTwinIsNotFound() {
        var twin = twinOf(OWNER);
        String elsewhere = captured(twin, "sjt", session(twin, OWNER));
        var other = twinOf(OWNER);
        for (String id : List.of(elsewhere, UUID.randomUUID().toString(), "no-uuid", elsewhere + "0")) {
            retract(other, id, OWNER).then().statusCode(404).body("code", equalTo("capture-not-found"));
            as(OWNER).get(PATH, other, id).then().statusCode(404).body("code", equalTo("capture-not-found"));
        }
    }

    @Test
    void theNoteIsJudgedBeforeTheCapture() {
        var twin = twinOf(OWNER);
        String nowhere = UUID.randomUUID().toString();
        note(twin, nowhere, "{}").then().statusCode(422).body("violations.code", contains("required"));
        note(twin, nowhere, "{\"note\": \" \"}").then().statusCode(422).body("violations.code", contains("blank"));
        note(twin, nowhere, "{\"note\": \"" + "x".repeat(2001) + "\"}")
                .then()
                .statusCode(422)
                .body("violations.code", contains("length"));
        note(twin, nowhere, "{\"note\": \"x\", \"force\": true}")
                .then()
                .statusCode(422)
                .body("violations.code", contains("unknown"));
        String id = captured(twin, "sjt", session(twin, OWNER));
        note(twin, id, "{\"note\": \"" + "\ud83d\ude00".repeat(1999) + "\\n\"}")
                .then()
                .statusCode(200);
    }

    @Test
    void nobodyElseTakesACaptureBack() {
        var twin = twinOf(OWNER);
        String id = captured(twin, "sjt", session(twin, OWNER));
        retract(twin, id, "owner2@acme").then().statusCode(403).body("code", equalTo("not-the-owner"));
        for (String who : List.of("viewer@acme", "auditor@acme", "runtime@acme")) {
            retract(twin, id, who).then().statusCode(403).body("code", equalTo("role-not-allowed"));
        }
        as("runtime@acme").get(PATH, twin, id).then().statusCode(403).body("code", equalTo("role-not-allowed"));
        as("owner2@acme").get(PATH, twin, id).then().statusCode(403).body("code", equalTo("not-the-owner"));
        assertThat(read(twin, id).path("retraction").isNull()).isTrue();
    }

    private static Response note(UUID twin, String capture, String body) {
        return as(OWNER).body(body).post(PATH + "/retract", twin, capture);
    }

    private static JsonNode read(UUID twin, String capture) {
        return Json.read(as("viewer@acme").get(PATH, twin, capture).asString());
    }

    private static List<Event<ModuleCandidates>> said(String capture) {
        return Records.events(ModuleCandidates.TOPIC).stream()
                .filter(event -> event.data() instanceof CaptureRetracted retracted
                        && retracted.captureId().toString().equals(capture))
                .toList();
    }

    private static int answer(Future<Integer> racer) {
        try {
            return racer.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }
}
