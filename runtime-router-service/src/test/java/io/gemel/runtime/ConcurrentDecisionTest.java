package io.gemel.runtime;

import static io.gemel.runtime.Api.RUNTIME;
import static io.gemel.runtime.Api.as;
import static io.gemel.runtime.Api.decide;
import static io.gemel.runtime.Api.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
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
        var body = message("plan this");

        try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            var answers = IntStream.range(0, AT_ONCE)
                    .mapToObj(_ -> CompletableFuture.supplyAsync(() -> decide(twin, RUNTIME, body), threads))
                    .toList();

            assertThat(answers.stream()
                            .map(CompletableFuture::join)
                            .map(Response::asString)
                            .distinct())
                    .hasSize(1);
        }
        as(RUNTIME).get("/twins/{t}/routing-decisions", twin).then().body("items", hasSize(1));
    }
}
