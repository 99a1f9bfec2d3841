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
        CaptureRecord record,
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
    public static Capture recorded(CaptureRecord row, ModuleCandidate candidate) {
        return of(row, candidate, null, "recorded");
    }

    /** The capture as it is read later. */
    public static Capture kept(CaptureRecord row, ModuleCandidate candidate, @Nullable Retraction retraction) {
        return of(row, candidate, retraction, null);
    }

    /** The capture after it was taken back; all else stays. */
    public Capture with(Retraction given) {
        return of(record, moduleCandidate, given, null);
    }

    /** Where it is read. */
    public String location(UUID twin) {
        return "/twins/" + twin + "/decision-capture/" + id;
    }

    private static Capture of(
            CaptureRecord row, ModuleCandidate candidate, @Nullable Retraction retraction, @Nullable String status) {
        return new Capture(
                candidate.sourceEventId(),
                candidate.sourceEventType(),
                row,
                candidate,
                candidate.clauseIds(),
                "owner_training",
                "decision-capture",
                row.head().trainingSessionId(),
                retraction,
                status);
    }
}
