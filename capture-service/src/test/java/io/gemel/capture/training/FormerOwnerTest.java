package io.gemel.capture.training;

import static io.gemel.capture.Api.OWNER;
import static io.gemel.capture.Api.as;
import static io.gemel.capture.Api.say;
import static io.gemel.capture.Api.session;
import static io.gemel.capture.Api.stop;
import static io.gemel.capture.Api.twinOf;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sessions are those of the caller: a later owner of the twin neither sees nor ends what a former one has started. */
@QuarkusTest
class FormerOwnerTest {

    private static final String PATH = "/twins/{t}/training-sessions";
    private static final String LATER = "owner2@acme";

    private final UUID twin = twinOf(OWNER);
    private String former;

    @BeforeEach
    void theTwinChangesHands() {
        former = session(twin, OWNER);
        owns(LATER, 2);
    }

    @Test
    void aLaterOwnerReadsAndStopsNoSessionOfAFormerOne() {
        as(LATER).get(PATH, twin).then().statusCode(200).body("items", empty());
        as(LATER)
                .get(PATH + "/active", twin)
                .then()
                .statusCode(200)
                .body("active", equalTo(false))
                .body("session", nullValue());
        as(LATER)
                .get(PATH + "/{s}", twin, former)
                .then()
                .statusCode(404)
                .body("code", equalTo("training-session-not-found"));
        stop(twin, former, LATER).then().statusCode(404).body("code", equalTo("training-session-not-found"));
        isStillActive();
    }

    @Test
    void theSessionOfALaterOwnerEndsNoneOfAFormerOne() {
        String later = session(twin, LATER);
        as(LATER).get(PATH, twin).then().body("items.id", contains(later));
        isStillActive();
    }

    private void isStillActive() {
        owns(OWNER, 3);
        as(OWNER)
                .get(PATH + "/active", twin)
                .then()
                .body("session.id", equalTo(former))
                .body("session.ended_at", nullValue());
        as(OWNER).get(PATH, twin).then().body("items.id", contains(former));
    }

    private void owns(String owner, long revision) {
        say(twin, owner, "active", revision);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> as(owner).get(PATH, twin).statusCode() == 200);
    }
}
