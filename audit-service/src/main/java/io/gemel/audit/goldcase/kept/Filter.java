package io.gemel.audit.goldcase.kept;

import io.gemel.platform.http.Query;
import java.time.Instant;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a list or an export is narrowed to; null admits everything. */
public record Filter(
        @Nullable String status,
        @Nullable String primaryFingerprint,
        @Nullable String task,
        @Nullable UUID twinId,
        @Nullable Instant from,
        @Nullable Instant to) {

    private static final Pattern FINGERPRINT = Pattern.compile("v1:[0-9a-f]{64}");
    private static final String[] STATUSES = {"PENDING", "VERIFIED", "REJECTED"};
    private static final String[] TASKS = {"LLM_INTERPRET", "STT_TRANSCRIBE", "TTS_SYNTHESIZE", "OCR_TEXT_EXTRACT"};

    /** The query parameters of a filter. */
    public static String[] params() {
        return new String[] {"status", "primary_fingerprint", "task", "twin_id", "from", "to"};
    }

    public static Filter of(Query query) {
        return new Filter(
                query.oneOf("status", STATUSES),
                fingerprint(query),
                query.oneOf("task", TASKS),
                query.id("twin_id"),
                query.time("from"),
                query.time("to"));
    }

    private static @Nullable String fingerprint(Query query) {
        var value = query.text("primary_fingerprint");
        if (value != null && !FINGERPRINT.matcher(value).matches()) {
            throw Query.fault("primary_fingerprint", "format", "must be v1: and 64 hex digits");
        }
        return value;
    }
}
