package io.gemel.persona;

import static io.gemel.persona.Api.OWNER;
import static io.gemel.persona.Api.as;
import static io.gemel.persona.Api.json;
import static io.gemel.persona.Api.say;
import static org.awaitility.Awaitility.await;

import io.gemel.contracts.ModuleCandidates;
import io.gemel.contracts.ModuleCandidates.CandidateRecorded;
import io.gemel.contracts.ModuleCandidates.CaptureRetracted;
import io.gemel.platform.json.Json;
import io.gemel.platformtest.Answers;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Module candidates of a twin, as capture-service says them. */
public final class Candidates {

    public static final String MODULE = "procedural.decision.advice";

    private Candidates() {}

    public static String path(UUID twin) {
        return "/twins/" + twin + "/persona-modules";
    }

    public static CandidateRecorded of(
            UUID twin, String module, String situation, String option, String clause, String confidence) {
        var data = Json.read(json("{'when': {'situation': '" + situation + "'}, 'do': ['prefer_option:" + option
                + "'], 'say_style': {'rationale_required': true}, 'ban': []}"));
        return new CandidateRecorded(
                UUID.randomUUID(),
                twin,
                "owner",
                UUID.randomUUID(),
                "sjt",
                UUID.randomUUID(),
                module,
                "advice_or_stance",
                data,
                List.of(clause),
                new BigDecimal(confidence),
                "draft",
                Instant.parse("2026-11-20T18:31:00Z"));
    }

    /** The same of the same source, under another id and of another intent. */
    public static CandidateRecorded other(CandidateRecorded said, UUID id, @Nullable String intent) {
        return new CandidateRecorded(
                id,
                said.twinId(),
                said.ownerId(),
                said.trainingSessionId(),
                said.sourceEventType(),
                said.sourceEventId(),
                said.moduleId(),
                intent,
                said.moduleData(),
                said.clauseIds(),
                said.confidence(),
                said.status(),
                said.recordedAt());
    }

    /** Waits until the twin has it. */
    public static UUID recorded(CandidateRecorded said) {
        say(ModuleCandidates.TOPIC, said.twinId(), UUID.randomUUID(), said);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> as(OWNER)
                                .get(path(said.twinId()) + "/" + said.candidateId())
                                .statusCode()
                        == 200);
        return said.candidateId();
    }

    public static UUID recorded(UUID twin, String situation, String option, String clause, String confidence) {
        return recorded(of(twin, MODULE, situation, option, clause, confidence));
    }

    /** Says that its capture was taken back. */
    public static void retract(UUID twin, UUID candidate) {
        var said = new CaptureRetracted(
                UUID.randomUUID(), "sjt", candidate, twin, "owner", List.of("C"), "owner", Instant.now());
        say(ModuleCandidates.TOPIC, twin, UUID.randomUUID(), said);
    }

    /** Waits until the candidate has that status. */
    public static void awaitStatus(UUID twin, UUID candidate, String status) {
        await().atMost(Duration.ofSeconds(20))
                .until(
                        () -> Answers.json(as(OWNER).get(path(twin) + "/" + candidate))
                                .path("status")
                                .asText(),
                        found -> found.equals(status));
    }
}
