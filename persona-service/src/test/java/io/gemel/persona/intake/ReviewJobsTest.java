package io.gemel.persona.intake;

import static io.gemel.persona.Api.OWNER;
import static io.gemel.persona.Api.as;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.gemel.persona.Api;
import io.gemel.persona.Reviews;
import io.gemel.platform.janitor.JanitorJob;
import io.gemel.platformtest.PostgresServer;
import io.gemel.platformtest.Twins;
import io.quarkus.arc.All;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ReviewJobsTest {

    @Inject
    @All
    List<JanitorJob> jobs;

    private int run(String job) throws SQLException {
        var one = jobs.stream()
                .filter(each -> each.name().equals(job))
                .findFirst()
                .orElseThrow();
        return PostgresServer.tidy("persona", one.sql(), one.age());
    }

    private static void age(String table, UUID twin, String age) throws SQLException {
        try (var connection = PostgresServer.superuser("persona");
                var statement = connection.createStatement()) {
            statement.executeUpdate("update " + table + " set created_at = now() - interval '" + age
                    + "' where twin_id = '" + twin + "'");
        }
    }

    @Test
    void previewsAreForgottenInTimeAlsoByTheStream() throws SQLException {
        UUID twin = Twins.created(OWNER);
        UUID young = Twins.created(OWNER);
        String item = Reviews.item(twin);
        String other = Reviews.item(young);
        age("owner_review_queue", twin, "30 days 1 second");
        age("owner_review_queue", young, "29 days 23 hours");

        Assertions.assertThat(run("question-previews")).isGreaterThan(0);

        as(OWNER).get(Reviews.queue(twin) + "/" + item).then().body("payload.question_preview", nullValue());
        as(OWNER).get(Reviews.queue(young) + "/" + other).then().body("payload.question_preview", equalTo("Why?"));
    }

    @Test
    void whatTheLogNoLongerReachesIsGone() throws SQLException {
        UUID twin = Twins.created(OWNER);
        String item = Reviews.item(twin);
        Api.post(OWNER, Reviews.queue(twin) + "/" + item + "/resolve", "{'status': 'dismissed'}");
        age("review_events", twin, "6 days 23 hours");
        Assertions.assertThat(run("review-events")).isZero();
        age("review_events", twin, "7 days 1 second");
        Assertions.assertThat(run("review-events")).isEqualTo(2);

        await().atMost(Duration.ofSeconds(5)).untilAsserted(() -> as(OWNER)
                .get(Reviews.queue(twin) + "/events?after=1")
                .then()
                .statusCode(410)
                .body("code", equalTo("stream-position-gone")));
        as(OWNER).get(Reviews.queue(twin) + "/events?after=3").then().statusCode(410);
    }
}
