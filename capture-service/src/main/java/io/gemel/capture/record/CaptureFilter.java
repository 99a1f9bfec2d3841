package io.gemel.capture.record;

import io.gemel.capture.candidate.CaptureType;
import io.gemel.capture.judgement.IntentLabel;
import io.gemel.platform.http.Query;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which captures of a twin are asked for; what is null does not filter. */
record CaptureFilter(
        @Nullable String type,
        @Nullable String intentLabel,
        @Nullable UUID session,
        @Nullable Boolean retracted) {

    static final String[] NAMES = {"type", "intent_label", "training_session_id", "retracted"};

    static CaptureFilter read(Query query) {
        return new CaptureFilter(
                query.oneOf("type", CaptureType.texts()),
                query.oneOf("intent_label", IntentLabel.all()),
                query.id("training_session_id"),
                query.bool("retracted"));
    }
}
