package io.gemel.persona;

import static io.gemel.persona.Api.OWNER;
import static io.gemel.persona.Api.say;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.gemel.contracts.ModuleCandidates;
import io.gemel.contracts.PersonaReviews;
import io.gemel.contracts.PersonaTwins;
import io.gemel.contracts.ResayRequests;
import io.gemel.contracts.ResayRequests.ResayRequested;
import io.gemel.contracts.ReviewRequests;
import io.gemel.contracts.Topic;
import io.gemel.contracts.Topics;
import io.gemel.platformtest.Records;
import io.gemel.platformtest.Twins;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What the tenant has no twin for, or what could never come true, is put aside and holds nobody up. */
@QuarkusTest
class DeadLettersTest {

    private final UUID stranger = UUID.randomUUID();

    private static void isPutAside(Topic<?> topic, UUID key) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(Records.all(topic.name() + Topics.DEAD_LETTERS))
                        .filteredOn(record -> key.toString().equals(record.key()))
                        .extracting(record -> new String(
                                record.headers().lastHeader("gemel-reason").value(), StandardCharsets.UTF_8))
                        .containsExactly("refused"));
    }

    @Test
    void aCandidateOfAnUnknownTwin() {
        var said = Candidates.of(stranger, Candidates.MODULE, "s", "o", "POL_DECISION_CC", "0.75");

        say(ModuleCandidates.TOPIC, stranger, UUID.randomUUID(), said);

        isPutAside(ModuleCandidates.TOPIC, stranger);
    }

    @Test
    void theRetractionOfACaptureOfAnUnknownTwin() {
        Candidates.retract(stranger, UUID.randomUUID());

        isPutAside(ModuleCandidates.TOPIC, stranger);
    }

    @Test
    void aReviewRequestForAnUnknownTwin() {
        Reviews.request(stranger, UUID.randomUUID(), "clarify", "medium");

        isPutAside(ReviewRequests.TOPIC, stranger);
    }

    @Test
    void aResayOfAnUnknownTwin() {
        say(
                ResayRequests.TOPIC,
                stranger,
                UUID.randomUUID(),
                new ResayRequested(stranger, PersonaTwins.TOPIC.name(), 1));

        isPutAside(ResayRequests.TOPIC, stranger);
    }

    @Test
    void aResayOfWhatIsNotCompacted() {
        UUID twin = Twins.created(OWNER);

        say(ResayRequests.TOPIC, twin, UUID.randomUUID(), new ResayRequested(twin, PersonaReviews.TOPIC.name(), 1));

        isPutAside(ResayRequests.TOPIC, twin);
    }

    @Test
    void aTwinOfAnotherTenantIsUnknownToo() {
        UUID foreign = Twins.created("owner@globex");

        Reviews.request(foreign, UUID.randomUUID(), "clarify", "medium");

        isPutAside(ReviewRequests.TOPIC, foreign);
    }

    @Test
    void aCandidateOfAnIntentThatNoSpecKnows() {
        UUID twin = Twins.created(OWNER);
        var said = Candidates.of(twin, Candidates.MODULE, "s", "o", "POL_DECISION_CD", "0.75");

        say(ModuleCandidates.TOPIC, twin, UUID.randomUUID(), Candidates.other(said, said.candidateId(), "gossip"));

        isPutAside(ModuleCandidates.TOPIC, twin);
        Api.as(OWNER)
                .get(Candidates.path(twin) + "/" + said.candidateId())
                .then()
                .statusCode(404);
    }
}
