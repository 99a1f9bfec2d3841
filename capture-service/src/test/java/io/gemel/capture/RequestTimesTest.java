package io.gemel.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import org.junit.jupiter.api.Test;

/** A percentile over all instances needs requests counted by how long they took. */
@QuarkusTest
class RequestTimesTest {

    @Test
    void requestsAreCountedByHowLongTheyTook() {
        RestAssured.get("/twins").then().statusCode(401);
        await().untilAsserted(() -> assertThat(
                        RestAssured.get("/q/metrics").asString().lines())
                .anyMatch(line ->
                        line.startsWith("http_server_requests_seconds_bucket{") && line.contains("le=\"1.0\"")));
    }
}
