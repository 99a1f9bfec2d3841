package io.gemel.audit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.gemel.audit.ph1d.commit.Commits;
import io.gemel.platformtest.Tokens;

/** Tests of two profiles run in two instances, one after the other, on one database: whichever is second finds the first's row. */
public final class Restarts {

    private static final String FIRST = "gemel-test.restarts.first";

    private Restarts() {}

    public static void commitTheSameAsTheOtherInstance() {
        var answer = given().auth()
                .oauth2(Tokens.of("runtime@restarts"))
                .contentType("application/json")
                .body(Commits.chat("3410", "k1").toString())
                .post("/audit/ph1d/chat");
        String id = answer.path("audit_event_id");
        var first = System.getProperty(FIRST);
        if (first == null) {
            System.setProperty(FIRST, id);
        } else {
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(id).isEqualTo(first);
        }
    }
}
