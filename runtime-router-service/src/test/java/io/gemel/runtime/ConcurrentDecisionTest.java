package io.gemel.runtime;

import static io.gemel.runtime.Api.RUNTIME;
import static io.gemel.runtime.Api.as;
import static io.gemel.runtime.Api.decide;
import static io.gemel.runtime.Api.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.hasSize;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ConcurrentDecisionTest {

    private static final int AT_ONCE = 64;

    @Test
    void oneMessageAtOnceIsDecidedOnce() {
        var twin = Api.twin();
        var body = message("plan this").put("conversation_id", "at once");

        try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            var answers = IntStream.range(0, AT_ONCE)
                    .mapToObj(_ -> CompletableFuture.supplyAsync(() -> decidedInTheEnd(twin, body), threads))
                    .toList();

            assertThat(answers.stream()
                            .map(CompletableFuture::join)
                            .map(Response::asString)
                            .distinct())
                    .hasSize(1);
        }
        as(RUNTIME)
                .get("/twins/{t}/routing-decisions?conversation_id=at once", twin)
                .then()
                .body("items", hasSize(1));
    }

    /** As a client does it: a service that cannot keep anything now says so, and is asked again. */
    private static Response decidedInTheEnd(UUID twin, ObjectNode body) {
        return await().pollDelay(Duration.ZERO)
                .atMost(Duration.ofSeconds(60))
                .until(() -> decide(twin, RUNTIME, body), answer -> answer.statusCode() != 503);
    }
}
