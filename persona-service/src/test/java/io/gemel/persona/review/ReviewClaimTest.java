package io.gemel.persona.review;

import static io.gemel.persona.Api.OWNER;
import static io.gemel.persona.Api.json;
import static io.gemel.persona.Api.post;
import static io.gemel.persona.Reviews.item;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.gemel.contracts.PersonaReviews;
import io.gemel.contracts.PersonaReviews.ReviewAdded;
import io.gemel.contracts.PersonaReviews.ReviewClaimed;
import io.gemel.contracts.PersonaReviews.ReviewReleased;
import io.gemel.contracts.PersonaReviews.ReviewReopened;
import io.gemel.contracts.PersonaReviews.ReviewResolved;
import io.gemel.persona.Api;
import io.gemel.persona.Reviews;
import io.gemel.platform.json.Json;
import io.gemel.platformtest.PostgresServer;
import io.gemel.platformtest.Records;
import io.gemel.platformtest.Tokens;
import io.gemel.platformtest.Twins;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a claim is, and what everybody hears of an item's life. */
@QuarkusTest
class ReviewClaimTest {

    private UUID twin = new UUID(0, 0);
    private String queue = "";

    @BeforeEach
    void aTwin() {
        twin = Twins.created(OWNER);
        queue = Reviews.queue(twin);
    }

    private Response act(String item, String verb, String body) {
        var answer = post(OWNER, queue + "/" + item + "/" + verb, body);
        answer.then().statusCode(200);
        return answer;
    }

    private static Instant databaseTime() throws SQLException {
        try (var connection = PostgresServer.superuser("persona");
                var rows = connection.createStatement().executeQuery("select clock_timestamp()")) {
            rows.next();
            return rows.getObject(1, OffsetDateTime.class).toInstant();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {"{} | 900", "{'lease_seconds': 60} | 60", "{'lease_seconds': 3600, 'claim_token': null} | 3600"})
    void aLeaseIsCountedOnTheDatabasesClock(String body, int seconds) throws SQLException {
        String item = item(twin);

        var before = databaseTime();
        var answer = act(item, "claim", body);
        var after = databaseTime();

        assertThat(Instant.parse(answer.path("claimed_until")))
                .isBetween(before.plusSeconds(seconds), after.plusSeconds(seconds));
        answer.then()
                .body(
                        "item.claimed_until", equalTo(answer.<String>path("claimed_until")),
                        "item.claimed_by", equalTo(Tokens.sub(OWNER)));
    }

    @Test
    void anItemIsAnsweredWhole() {
        var decision = UUID.randomUUID();
        Reviews.request(twin, decision, "escalate", "high");
        String item = onlyItem();

        var resolved = act(item, "resolve", "{'status': 'resolved', 'review_note': 'looked at'}");

        assertThat(Json.read(resolved.asString()).path("item")).isEqualTo(Json.read(json("""
                {'id': '%s', 'twin_id': '%s', 'conversation_id': 'c1', 'message_id': 'm1', 'routing_decision_id': '%s',
                 'reason': 'escalate', 'priority': 'high', 'status': 'resolved',
                 'payload': {'intent': 'plan', 'workflow': 'plan', 'confidence': 0.54, 'persona_spec_version': null,
                   'question_preview': 'Why?'},
                 'review_note': 'looked at', 'claimed_by': null, 'claimed_until': null, 'resolved_by': '%s',
                 'resolved_at': '%s', 'created_at': '%s'}
                """.formatted(
                        item,
                        twin,
                        decision,
                        Tokens.sub(OWNER),
                        resolved.<String>path("item.resolved_at"),
                        resolved.<String>path("item.created_at")))));
        assertThat(Instant.parse(resolved.path("item.resolved_at")))
                .isAfter(Instant.parse(resolved.path("item.created_at")));
    }

    private String onlyItem() {
        await().atMost(Duration.ofSeconds(20)).until(() -> !ids().isEmpty());
        return ids().getFirst();
    }

    private List<String> ids() {
        return Api.as(OWNER).get(queue).path("items.id");
    }

    @Test
    void everyChangeIsSaidWithWhatTheItemIsThen() {
        var decision = UUID.randomUUID();
        Reviews.request(twin, decision, "refuse", "high");
        var item = UUID.fromString(onlyItem());
        String owner = Tokens.sub(OWNER);
        var first = act(item.toString(), "claim", "{}");
        act(item.toString(), "release", "{'claim_token': '" + first.path("claim_token") + "'}");
        var second = act(item.toString(), "claim", "{'lease_seconds': 3600}");
        act(item.toString(), "resolve", "{'status': 'dismissed', 'claim_token': '" + second.path("claim_token") + "'}");
        act(item.toString(), "reopen", "{}");

        await().atMost(Duration.ofSeconds(20)).until(() -> said().count() == 6);

        assertThat(said().map(each -> PersonaReviews.TOPIC.read(each.value()).data()))
                .containsExactly(
                        new ReviewAdded(item, twin, decision, "refuse", "high", "pending", null, null, 1),
                        new ReviewClaimed(item, twin, decision, "refuse", "high", "pending", until(first), null, 2),
                        new ReviewReleased(item, twin, decision, "refuse", "high", "pending", null, null, 3),
                        new ReviewClaimed(item, twin, decision, "refuse", "high", "pending", until(second), null, 4),
                        new ReviewResolved(item, twin, decision, "refuse", "high", "dismissed", null, owner, 5),
                        new ReviewReopened(item, twin, decision, "refuse", "high", "pending", null, null, 6));
        assertThat(said().map(each -> Json.read(new String(each.value(), StandardCharsets.UTF_8))
                        .path("type")
                        .asText()
                        .replaceAll("io\\.gemel\\.persona\\.review\\.|\\.v1", "")))
                .containsExactly("added", "claimed", "released", "claimed", "resolved", "reopened");
    }

    private static Instant until(Response claim) {
        return Instant.parse(claim.path("claimed_until"));
    }

    /** The records under the twin's key. */
    private Stream<ConsumerRecord<String, byte[]>> said() {
        return Records.all(PersonaReviews.TOPIC.name()).stream()
                .filter(each -> twin.toString().equals(each.key()));
    }

    @Test
    void upToAHundredAreResolvedAtOnce() {
        String ids =
                String.join("', '", Collections.nCopies(99, UUID.randomUUID().toString()));
        String most = "['" + item(twin) + "', '" + ids + "']";

        post(
                        OWNER,
                        queue + "/resolve",
                        "{'status': 'resolved', 'item_ids': " + most.replace("]", ", '" + twin + "']") + "}")
                .then()
                .statusCode(422)
                .body(
                        "violations.pointer",
                        equalTo(List.of("/item_ids")),
                        "violations.code",
                        equalTo(List.of("count")));
        post(OWNER, queue + "/resolve", "{'status': 'resolved', 'item_ids': " + most + "}")
                .then()
                .statusCode(200)
                .body(
                        "results.size()",
                        equalTo(100),
                        "results[0].status",
                        equalTo(200),
                        "results[99].status",
                        equalTo(404));
    }
}
