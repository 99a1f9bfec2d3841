package io.gemel.persona.review;

import static io.gemel.persona.Api.OWNER;
import static io.gemel.persona.Api.as;
import static io.gemel.persona.Api.atOnce;
import static io.gemel.persona.Api.patch;
import static io.gemel.persona.Api.post;
import static io.gemel.persona.Reviews.item;
import static io.gemel.persona.Reviews.items;
import static io.gemel.persona.Reviews.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.nullValue;

import io.gemel.contracts.Event;
import io.gemel.contracts.PersonaReviews;
import io.gemel.contracts.PersonaReviews.ReviewAdded;
import io.gemel.contracts.PersonaReviews.ReviewClaimed;
import io.gemel.contracts.PersonaReviews.ReviewReleased;
import io.gemel.contracts.PersonaReviews.ReviewReopened;
import io.gemel.contracts.PersonaReviews.ReviewResolved;
import io.gemel.persona.Reviews;
import io.gemel.platformtest.PostgresServer;
import io.gemel.platformtest.Records;
import io.gemel.platformtest.Twins;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ReviewTest {

    private UUID twin = new UUID(0, 0);
    private String queue = "";

    @BeforeEach
    void aTwin() {
        twin = Twins.created(OWNER);
        queue = Reviews.queue(twin);
    }

    private Response act(String item, String verb, String body) {
        return post(OWNER, queue + "/" + item + "/" + verb, body);
    }

    private String claimed(String item) {
        return act(item, "claim", "{}").then().statusCode(200).extract().path("claim_token");
    }

    private static void refused(Response answer, int status, String code) {
        answer.then().statusCode(status).body("code", equalTo(code));
    }

    private void change(String sql, Object... values) throws SQLException {
        try (var connection = PostgresServer.superuser("persona");
                var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }

    @Test
    void aDecisionHasOneItemAlsoAfterItWasResolved() {
        var decision = UUID.randomUUID();
        request(twin, decision, "clarify", "medium");
        request(twin, decision, "clarify", "medium");
        String item = item(twin);
        var all =
                as(OWNER).get(queue).then().body("count", equalTo(2)).extract().<List<String>>path("items.id");
        String first = all.getLast();
        act(first, "resolve", "{'status': 'resolved', 'review_note': 'ok'}")
                .then()
                .statusCode(200)
                .body(
                        "status", equalTo("resolved"),
                        "item.review_note", equalTo("ok"),
                        "item.payload.confidence", equalTo(0.54f),
                        "item.payload.question_preview", equalTo("Why?"),
                        "learning_input", nullValue());
        refused(act(first, "resolve", "{'status': 'dismissed'}"), 409, "review-item-not-pending");

        request(twin, decision, "clarify", "medium");
        Reviews.items(twin, "escalate", 1);

        as(OWNER).get(queue + "?status=all").then().body("count", equalTo(3));
        as(OWNER).get(queue + "?reason=clarify").then().body("items.id", equalTo(List.of(item)));
        as(OWNER).get(queue + "?priority=high").then().body("count", equalTo(1));
        as(OWNER).get(queue + "/" + first).then().statusCode(200).body("status", equalTo("resolved"));
        as("viewer@acme").get(queue + "/" + first).then().statusCode(200);
        refused(as("runtime@acme").get(queue), 403, "role-not-allowed");
        refused(as("owner@globex").get(queue + "/" + first), 404, "twin-not-found");
        refused(as(OWNER).get(Reviews.queue(Twins.created(OWNER)) + "/" + first), 404, "review-item-not-found");
    }

    @Test
    void oneOfSixteenClaimsWins() {
        String item = item(twin);

        var answers = atOnce(16, () -> act(item, "claim", "{}").statusCode());

        assertThat(answers)
                .containsOnlyOnce(200)
                .filteredOn(each -> each != 200)
                .containsOnly(409);
    }

    @Test
    void whileAClaimLastsOnlyItsTokenServes() {
        String item = item(twin);
        String token = claimed(item);
        String other = UUID.randomUUID().toString();

        refused(act(item, "claim", "{}"), 409, "review-item-claimed");
        refused(act(item, "claim", "{'claim_token': '" + other + "'}"), 409, "review-item-claimed");
        refused(act(item, "resolve", "{'status': 'resolved'}"), 409, "review-item-claimed");
        refused(act(item, "release", "{'claim_token': '" + other + "'}"), 409, "review-item-claimed");
        act(item, "release", "{}").then().statusCode(422);
        String until = as(OWNER).get(queue + "/" + item).path("claimed_until");
        act(item, "claim", "{'claim_token': '" + token + "', 'lease_seconds': 3600}")
                .then()
                .statusCode(200)
                .body(
                        "claim_token", equalTo(token),
                        "item.claimed_until", greaterThan(until));

        act(item, "release", "{'claim_token': '" + token + "'}")
                .then()
                .statusCode(200)
                .body("claimed_by", nullValue(), "claimed_until", nullValue());
        act(item, "release", "{'claim_token': '" + token + "'}").then().statusCode(200);
        String mine = claimed(item);
        act(item, "resolve", "{'status': 'resolved', 'claim_token': '" + mine + "'}")
                .then()
                .statusCode(200)
                .body("item.claimed_by", nullValue());
        refused(act(item, "claim", "{}"), 409, "review-item-not-pending");
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(said())
                .containsExactly("added 1", "claimed 2", "claimed 3", "released 4", "claimed 5", "resolved 6"));
    }

    @Test
    void anExpiredClaimIsNobodys() throws SQLException {
        String item = item(twin);
        String token = claimed(item);
        change("update owner_review_queue set claimed_until = now() where id = ?", UUID.fromString(item));

        as(OWNER).get(queue + "/summary").then().body("claimed", equalTo(0), "pending", equalTo(1));
        act(item, "release", "{'claim_token': '" + UUID.randomUUID() + "'}")
                .then()
                .statusCode(200);
        String next = claimed(item);

        assertThat(next).isNotEqualTo(token);
        refused(
                act(item, "resolve", "{'status': 'resolved', 'claim_token': '" + token + "'}"),
                409,
                "review-item-claimed");
    }

    @Test
    void whatIsMalformedChangesNothing() {
        String item = item(twin);
        for (String call : List.of(
                "claim {'lease_seconds': 59}",
                "claim {'lease_seconds': 3601}",
                "claim {'lease_seconds': 60.0}",
                "claim {'claim_token': 'x'}",
                "claim {'more': 1}",
                "resolve {}",
                "resolve {'status': 'pending'}",
                "resolve {'status': 'resolved', 'review_note': ''}",
                "resolve {'status': 'resolved', 'claim_token': 'x'}",
                "resolve {'status': 'resolved', 'learning_input': {}}",
                "resolve {'status': 'resolved', 'learning_input': {'input_type': 'add_faq_answer', 'payload':"
                        + " {'question': 'q'}}}",
                "resolve {'status': 'dismissed', 'learning_input': {'input_type': 'add_faq_answer', 'payload':"
                        + " {'question': 'q', 'answer': 'a'}}}")) {
            int gap = call.indexOf(' ');
            var answer = act(item, call.substring(0, gap), call.substring(gap));
            assertThat(answer.statusCode() + " " + answer.path("code")).as(call).isEqualTo("422 validation-failed");
        }

        as(OWNER).get(queue + "/" + item).then().body("status", equalTo("pending"), "claimed_by", nullValue());
        as(OWNER).get("/twins/" + twin + "/learning-inputs").then().body("items.size()", equalTo(0));
    }

    @Test
    void aDismissedItemComesBackWithItsNote() {
        String item = item(twin);
        refused(act(item, "reopen", "{}"), 409, "review-item-not-dismissed");
        act(item, "resolve", "{'status': 'dismissed', 'review_note': 'later'}")
                .then()
                .statusCode(200);

        as(OWNER).get(queue + "?status=dismissed").then().body("items.id", equalTo(List.of(item)));
        as(OWNER).get(queue + "?status=resolved").then().body("count", equalTo(0));
        act(item, "reopen", "")
                .then()
                .statusCode(200)
                .body(
                        "status", equalTo("pending"),
                        "review_note", equalTo("later"),
                        "resolved_by", nullValue(),
                        "resolved_at", nullValue());

        act(item, "resolve", "{'status': 'resolved'}")
                .then()
                .statusCode(200)
                .body("item.review_note", equalTo("later"));
        refused(act(item, "reopen", "{}"), 409, "review-item-not-dismissed");
        refused(act(UUID.randomUUID().toString(), "reopen", "{}"), 404, "review-item-not-found");
        refused(act("x", "reopen", "{}"), 404, "review-item-not-found");
    }

    @Test
    void manyAreResolvedAtOnceEachForItself() {
        var three = items(twin, "clarify", 3);
        UUID otherTwin = Twins.created(OWNER);
        String foreign = item(otherTwin);
        claimed(three.get(1));
        act(three.get(2), "resolve", "{'status': 'resolved'}").then().statusCode(200);
        var ids = List.of(three.get(0), foreign, three.get(1), three.get(2), three.get(0));

        post(
                        OWNER,
                        queue + "/resolve",
                        "{'status': 'dismissed', 'review_note': 'n', 'item_ids': ['" + String.join("', '", ids) + "']}")
                .then()
                .statusCode(200)
                .body(
                        "results.item_id", equalTo(ids),
                        "results.status", equalTo(List.of(200, 404, 409, 409, 409)),
                        "results.code[0]", nullValue(),
                        "results.code[1]", equalTo("review-item-not-found"),
                        "results.code[2]", equalTo("review-item-claimed"),
                        "results.code[3]", equalTo("review-item-not-pending"));

        as(OWNER)
                .get(queue + "/" + three.get(0))
                .then()
                .body("status", equalTo("dismissed"), "review_note", equalTo("n"));
        as(OWNER).get(Reviews.queue(otherTwin) + "/" + foreign).then().body("status", equalTo("pending"));
        post(OWNER, queue + "/resolve", "{'status': 'dismissed', 'item_ids': []}")
                .then()
                .statusCode(422);
        post(OWNER, queue + "/resolve", "{'status': 'dismissed', 'item_ids': ['x']}")
                .then()
                .statusCode(422);
    }

    @Test
    void theSummaryAgreesWithARecount() throws SQLException {
        var clarify = items(twin, "clarify", 3);
        var escalate = items(twin, "escalate", 2);
        claimed(clarify.get(0));
        act(clarify.get(2), "resolve", "{'status': 'resolved'}").then().statusCode(200);
        change(
                "update owner_review_queue set created_at = now() - interval '2 hours' where id = ?",
                UUID.fromString(clarify.get(1)));
        change(
                "update owner_review_queue set created_at = now() - interval '2 days' where id = ?",
                UUID.fromString(escalate.get(0)));
        change(
                "update owner_review_queue set created_at = timestamptz '2020-01-01 00:00:00Z' where id = ?",
                UUID.fromString(escalate.get(1)));

        as("auditor@acme")
                .get(queue + "/summary")
                .then()
                .statusCode(200)
                .body(
                        "pending", equalTo(4),
                        "claimed", equalTo(1),
                        "by_reason.clarify", equalTo(2),
                        "by_reason.escalate", equalTo(2),
                        "by_reason.refuse", equalTo(0),
                        "by_priority.high", equalTo(2),
                        "by_age.under_1h", equalTo(1),
                        "by_age.under_1d", equalTo(1),
                        "by_age.under_7d", equalTo(1),
                        "by_age.older", equalTo(1),
                        "oldest_created_at", equalTo("2020-01-01T00:00:00.000000Z"));
        as(OWNER).get(queue + "?status=all&limit=2").then().body("count", equalTo(2));
        for (String reason : List.of("refuse", "low_confidence", "needs_review")) {
            items(twin, reason, 1);
            as(OWNER).get(queue + "/summary").then().body("by_reason." + reason, equalTo(1));
        }
    }

    @Test
    void resolvingCanTeachInOneTransactionUnlessTheTwinIsPaused() {
        String item = item(twin);
        String teaching =
                "{'status': 'resolved', 'learning_input': {'input_type': 'add_faq_answer', 'payload': {'question':"
                        + " 'q', 'answer': 'a'}}}";
        String tag = as(OWNER).get("/twins/" + twin).header("ETag");
        String paused = patch(twin.toString(), tag, "{'status': 'paused'}")
                .then()
                .statusCode(200)
                .extract()
                .header("ETag");
        refused(act(item, "resolve", teaching), 403, "twin-not-active");
        String second = Reviews.item(twin);
        act(second, "resolve", "{'status': 'resolved'}").then().statusCode(200);
        patch(twin.toString(), paused, "{'status': 'active'}").then().statusCode(200);

        String input = act(item, "resolve", teaching)
                .then()
                .statusCode(200)
                .body(
                        "learning_input.status", equalTo("pending"),
                        "learning_input.source_conversation_id", equalTo("c1"),
                        "learning_input.source_message_id", equalTo("m1"))
                .extract()
                .path("learning_input.id");

        as(OWNER).get("/twins/" + twin + "/learning-inputs").then().body("items.id", equalTo(List.of(input)));
    }

    private List<String> said() {
        return Records.events(PersonaReviews.TOPIC).stream()
                .map(Event::data)
                .map(this::line)
                .filter(text -> !text.isEmpty())
                .toList();
    }

    private String line(PersonaReviews said) {
        return switch (said) {
            case ReviewAdded data when data.twinId().equals(twin) -> "added " + data.seq();
            case ReviewClaimed data when data.twinId().equals(twin) -> "claimed " + data.seq();
            case ReviewReleased data when data.twinId().equals(twin) -> "released " + data.seq();
            case ReviewResolved data when data.twinId().equals(twin) -> "resolved " + data.seq();
            case ReviewReopened data when data.twinId().equals(twin) -> "reopened " + data.seq();
            default -> "";
        };
    }
}
