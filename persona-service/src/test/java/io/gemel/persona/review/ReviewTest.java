package io.gemel.persona.review;

import static io.gemel.persona.Api.OWNER;
import static io.gemel.persona.Api.as;
import static io.gemel.persona.Api.post;
import static io.gemel.persona.Api.say;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.gemel.contracts.PersonaReviews;
import io.gemel.contracts.PersonaReviews.ReviewAdded;
import io.gemel.contracts.PersonaReviews.ReviewResolved;
import io.gemel.contracts.ReviewRequests;
import io.gemel.contracts.ReviewRequests.ReviewRequested;
import io.gemel.platformtest.Records;
import io.gemel.platformtest.Twins;
import io.quarkus.test.junit.QuarkusTest;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
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
        queue = "/twins/" + twin + "/owner-review-queue";
    }

    private void request(UUID decision, String reason, String priority) {
        say(
                ReviewRequests.TOPIC,
                twin,
                UUID.randomUUID(),
                new ReviewRequested(
                        decision,
                        twin,
                        "c1",
                        "m1",
                        reason,
                        priority,
                        "plan",
                        "plan",
                        new BigDecimal("0.5400"),
                        null,
                        "Why?",
                        Instant.now()));
    }

    private void awaitCount(int count) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> as(OWNER).get(queue).then().statusCode(200).body("count", equalTo(count)));
    }

    @Test
    void aDecisionHasOneItemAndResolvingTakesItOffTheQueue() {
        var decision = UUID.randomUUID();
        request(decision, "clarify", "medium");
        request(decision, "clarify", "medium");
        request(UUID.randomUUID(), "escalate", "high");
        awaitCount(2);
        String item = as(OWNER)
                .get(queue + "?reason=clarify")
                .then()
                .body(
                        "items[0].payload.confidence",
                        equalTo(0.54f),
                        "items[0].payload.question_preview",
                        equalTo("Why?"))
                .extract()
                .path("items[0].id");

        var path = queue + "/" + item + "/resolve";
        post(OWNER, path, "{'status': 'done'}").then().statusCode(422);
        post(OWNER, path, "{'status': 'resolved', 'review_note': 'ok'}")
                .then()
                .statusCode(200)
                .body("status", equalTo("resolved"), "item.review_note", equalTo("ok"));
        post(OWNER, path, "{'status': 'dismissed'}")
                .then()
                .statusCode(409)
                .body("code", equalTo("review-item-not-pending"));

        request(decision, "clarify", "medium");
        awaitCount(1);
        as(OWNER).get(queue + "/" + item).then().statusCode(200).body("status", equalTo("resolved"));
        as("owner@globex").get(queue + "/" + item).then().statusCode(404);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(said()).containsExactly("added 1", "added 2", "resolved 3"));
    }

    private List<String> said() {
        return Records.events(PersonaReviews.TOPIC).stream()
                .map(event -> switch (event.data()) {
                    case ReviewAdded data when data.twinId().equals(twin) -> "added " + data.seq();
                    case ReviewResolved data when data.twinId().equals(twin) -> "resolved " + data.seq();
                    default -> "";
                })
                .filter(text -> !text.isEmpty())
                .toList();
    }
}
