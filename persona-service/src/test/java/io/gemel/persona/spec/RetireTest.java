package io.gemel.persona.spec;

import static io.gemel.persona.Api.OWNER;
import static io.gemel.persona.Api.as;
import static io.gemel.persona.Api.draft;
import static io.gemel.persona.Api.patch;
import static io.gemel.persona.Api.post;
import static io.gemel.persona.Api.publish;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.gemel.contracts.PersonaSpecs;
import io.gemel.contracts.PersonaSpecs.SpecActivated;
import io.gemel.platformtest.Records;
import io.gemel.platformtest.Twins;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RetireTest {

    private UUID twin = new UUID(0, 0);
    private String specs = "";

    @BeforeEach
    void aTwin() {
        twin = Twins.created(OWNER);
        specs = "/twins/" + twin + "/persona-specs";
    }

    @Test
    void aRetiredTwinHasNoActiveVersionUntilOneIsPublishedAgain() {
        publish(twin, draft(twin, "{}"), "{'note': 'first'}").then().statusCode(200);
        String digest = as(OWNER).get(specs + "/1.0.0").path("digest");

        post(OWNER, specs + "/retire", "{'expected_active_version': null}")
                .then()
                .statusCode(412)
                .body("code", equalTo("active-version-changed"));
        post(OWNER, specs + "/retire", "{'expected_active_version': '1.0.0', 'note': 'done'}")
                .then()
                .statusCode(200)
                .body("status", equalTo("retired"), "previous_version", equalTo("1.0.0"), "revision", equalTo(2));
        post(OWNER, specs + "/retire", "")
                .then()
                .statusCode(200)
                .body("previous_version", nullValue(), "revision", equalTo(2));
        as(OWNER).get(specs + "/active").then().header("ETag", "\"none\"").body("spec", nullValue());
        as(OWNER).get(specs + "/1.0.0").then().body("status", equalTo("archived"));
        publish(twin, "1.0.0", "{'expected_active_version': null}")
                .then()
                .statusCode(200)
                .body("revision", equalTo(3), "previous_version", nullValue(), "persona_spec.digest", equalTo(digest));

        as(OWNER)
                .get(specs + "/publications")
                .then()
                .statusCode(200)
                .body(
                        "items.revision",
                        equalTo(List.of(3, 2, 1)),
                        "items.version",
                        equalTo(Arrays.asList("1.0.0", null, "1.0.0")),
                        "items.previous_version",
                        equalTo(Arrays.asList(null, "1.0.0", null)),
                        "items.note",
                        equalTo(Arrays.asList(null, "done", "first")));
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(said())
                .containsExactly("1 1.0.0 true", "2 null false", "3 1.0.0 true"));
    }

    private List<String> said() {
        return Records.events(PersonaSpecs.TOPIC).stream()
                .map(event -> (SpecActivated) event.data())
                .filter(data -> data.twinId().equals(twin))
                .map(data ->
                        data.revision() + " " + data.version() + " " + (data.spec() != null && data.digest() != null))
                .toList();
    }

    @Test
    void aPausedTwinIsRetiredButNotPublished() {
        publish(twin, draft(twin, "{}"), "{}").then().statusCode(200);
        patch(twin.toString(), "\"1\"", "{'status': 'paused'}").then().statusCode(200);

        publish(twin, "1.0.0", "{}").then().statusCode(403).body("code", equalTo("twin-not-active"));
        post("owner2@acme", specs + "/retire", "").then().statusCode(403);
        post(OWNER, specs + "/retire", "").then().statusCode(200);
    }

    @Test
    void publicationsArePagedNewestFirst() {
        for (int i = 0; i < 5; i++) {
            publish(twin, draft(twin, "{}"), "{}").then().statusCode(200);
        }
        var revisions = new ArrayList<Integer>();
        String cursor = "";
        while (cursor != null) {
            var page = as("viewer@acme")
                    .get(specs + "/publications?limit=2" + (cursor.isEmpty() ? "" : "&cursor=" + cursor));
            page.then().statusCode(200);
            revisions.addAll(page.path("items.revision"));
            cursor = page.path("next_cursor");
        }

        assertThat(revisions).containsExactly(5, 4, 3, 2, 1);
    }
}
