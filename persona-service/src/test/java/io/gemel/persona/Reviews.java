package io.gemel.persona;

import static io.gemel.persona.Api.OWNER;
import static io.gemel.persona.Api.as;
import static io.gemel.persona.Api.say;
import static org.awaitility.Awaitility.await;

import io.gemel.contracts.ReviewRequests;
import io.gemel.contracts.ReviewRequests.ReviewRequested;
import io.gemel.platformtest.Answers;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Items in the review queue of a twin, as the runtime would ask for them. */
public final class Reviews {

    private Reviews() {}

    public static String queue(UUID twin) {
        return "/twins/" + twin + "/owner-review-queue";
    }

    public static void request(UUID twin, UUID decision, String reason, String priority) {
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

    /** Waits for that many new items and gives their ids, oldest first. */
    public static List<String> items(UUID twin, String reason, int count) {
        var before = ids(twin);
        for (int i = 0; i < count; i++) {
            request(twin, UUID.randomUUID(), reason, reason.equals("escalate") ? "high" : "medium");
        }
        await().atMost(Duration.ofSeconds(30)).until(() -> ids(twin).size() == before.size() + count);
        var ids = new ArrayList<>(ids(twin));
        ids.removeAll(before);
        return ids.reversed();
    }

    public static String item(UUID twin) {
        return items(twin, "clarify", 1).getFirst();
    }

    private static List<String> ids(UUID twin) {
        var items = as(OWNER).get(queue(twin) + "?status=all&limit=200").then().statusCode(200);
        return Answers.texts(Answers.json(items.extract()).path("items"), "id");
    }
}
