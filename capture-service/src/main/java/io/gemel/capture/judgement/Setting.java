package io.gemel.capture.judgement;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gemel.platform.json.Fields;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What every request to capture has beside the judgement itself. */
public record Setting(UUID session, @Nullable String intentLabel, ObjectNode metadata) {

    /** Reads the three members that all captures share; the session has been admitted before. */
    public static Setting read(Fields fields) {
        return new Setting(fields.id("training_session_id", true), IntentLabel.read(fields), Metadata.read(fields));
    }
}
