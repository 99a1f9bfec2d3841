package io.gemel.capture.judgement;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.gemel.capture.candidate.ModuleCandidate;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A recorded judgement as it is answered: what was captured, and the candidate that was said about it. */
public record Capture(
        UUID id,
        String captureType,
        Object record,
        ModuleCandidate moduleCandidate,
        List<String> clauseIds,
        String interactionContext,
        String originEndpoint,
        UUID trainingSessionId,
        @Nullable Retraction retraction,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String status) {

    /** That the owner took the capture back. */
    public record Retraction(String note, String retractedBy, Instant retractedAt) {}

    /** The answer to the request that recorded it. */
    public static Capture recorded(Object row, ModuleCandidate candidate, UUID session) {
        return of(row, candidate, session, null, "recorded");
    }

    /** The capture as it is read later. */
    public static Capture kept(Object row, ModuleCandidate candidate, UUID session, @Nullable Retraction retraction) {
        return of(row, candidate, session, retraction, null);
    }

    private static Capture of(
            Object row,
            ModuleCandidate candidate,
            UUID session,
            @Nullable Retraction retraction,
            @Nullable String status) {
        return new Capture(
                candidate.sourceEventId(),
                candidate.sourceEventType(),
                row,
                candidate,
                candidate.clauseIds(),
                "owner_training",
                "decision-capture",
                session,
                retraction,
                status);
    }
}
