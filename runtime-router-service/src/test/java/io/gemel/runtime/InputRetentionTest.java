package io.gemel.runtime;

import static io.gemel.runtime.Api.OWNER;
import static io.gemel.runtime.Api.as;
import static io.gemel.runtime.Api.decide;
import static io.gemel.runtime.Api.message;
import static org.assertj.core.api.Assertions.assertThat;

import io.gemel.platform.janitor.Janitor;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class InputRetentionTest {

    private static final String KEPT = "select request ->> 'message' from routing_inputs where decision_id = ?";

    @Inject
    Janitor janitor;

    @Test
    void aMessageIsKeptForThirtyDaysAndItsDecisionForGood() {
        var twin = Api.twin();
        String older = decide(twin, OWNER, message("older words")).path("id");
        String newer = decide(twin, OWNER, message("newer words")).path("id");
        age(older, "30 days 1 minute");
        age(newer, "29 days 23 hours");

        janitor.tidy();

        assertThat(Database.texts(KEPT, UUID.fromString(older))).isEmpty();
        assertThat(Database.texts(KEPT, UUID.fromString(newer))).containsExactly("newer words");
        as(OWNER).get("/twins/{t}/routing-decisions/{id}", twin, older).then().statusCode(200);
    }

    private static void age(String decision, String by) {
        Database.change(
                "update routing_inputs set created_at = now() - interval '" + by + "' where decision_id = ?",
                UUID.fromString(decision));
    }
}
