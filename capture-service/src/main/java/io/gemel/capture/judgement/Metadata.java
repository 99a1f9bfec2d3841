package io.gemel.capture.judgement;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gemel.platform.json.Fields;
import io.gemel.platform.json.Json;

/** What an owner notes beside a session or a capture: a free-form object, empty unless given. */
public final class Metadata {

    private static final int BYTES = 8 * 1024;

    private Metadata() {}

    /** Reads the optional member {@code metadata}. */
    public static ObjectNode read(Fields fields) {
        var given = fields.object("metadata", false, BYTES);
        return given == null ? Json.object() : given;
    }
}
