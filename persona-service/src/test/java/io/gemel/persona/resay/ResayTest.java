package io.gemel.persona.resay;

import static io.gemel.persona.Api.OWNER;
import static io.gemel.persona.Api.as;
import static io.gemel.persona.Api.draft;
import static io.gemel.persona.Api.post;
import static io.gemel.persona.Api.publish;
import static io.gemel.persona.Api.say;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.gemel.contracts.PersonaSpecs;
import io.gemel.contracts.PersonaSpecs.SpecActivated;
import io.gemel.contracts.PersonaTwins;
import io.gemel.contracts.PersonaTwins.TwinChanged;
import io.gemel.contracts.ResayRequests;
import io.gemel.contracts.ResayRequests.ResayRequested;
import io.gemel.platformtest.Records;
import io.gemel.platformtest.Twins;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ResayTest {

    private UUID twin = new UUID(0, 0);

    @BeforeEach
    void aTwin() {
        twin = Twins.created(OWNER);
    }

    private void ask(String topic, long seen) {
        say(ResayRequests.TOPIC, twin, UUID.randomUUID(), new ResayRequested(twin, topic, seen));
    }

    @Test
    void aTwinsStateIsSaidAboveWhatWasSeen() {
        ask(PersonaTwins.TOPIC.name(), 41);

        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(Records.events(PersonaTwins.TOPIC))
                .anyMatch(event -> event.data() instanceof TwinChanged data
                        && data.twinId().equals(twin)
                        && data.revision() == 42));
    }

    @Test
    void aSpecsStateIsSaidAboveItsOwnRevision() {
        publish(twin, draft(twin, "{}"), "{}").then().statusCode(200);

        ask(PersonaSpecs.TOPIC.name(), 0);

        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(Records.events(PersonaSpecs.TOPIC))
                .anyMatch(event -> event.data() instanceof SpecActivated data
                        && data.twinId().equals(twin)
                        && data.revision() == 2
                        && "1.0.0".equals(data.version())));
    }

    @Test
    void aRetiredTwinsSpecIsSaidAsNone() {
        publish(twin, draft(twin, "{}"), "{}").then().statusCode(200);
        post(OWNER, "/twins/" + twin + "/persona-specs/retire", "{}").then().statusCode(200);

        ask(PersonaSpecs.TOPIC.name(), 7);

        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(Records.events(PersonaSpecs.TOPIC))
                .anyMatch(event -> event.data() instanceof SpecActivated data
                        && data.twinId().equals(twin)
                        && data.revision() == 8
                        && data.version() == null
                        && data.digest() == null));
        publish(twin, "1.0.0", "{}").then().statusCode(200).body("revision", equalTo(9));
    }

    @Test
    void sayingATwinAgainIsNoChangeOfIt() {
        String before = as(OWNER).get("/twins/" + twin).path("updated_at");

        ask(PersonaTwins.TOPIC.name(), 0);

        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> as(OWNER)
                .get("/twins/" + twin)
                .then()
                .header("ETag", "\"2\"")
                .body("updated_at", equalTo(before)));
    }
}
