package io.gemel.persona.twin;

import com.fasterxml.jackson.databind.JsonNode;
import io.gemel.persona.fault.ModelFaults;
import io.gemel.platform.json.Characters;
import io.gemel.platform.json.Fields;
import io.gemel.platform.json.Json;
import io.gemel.platform.json.Text;
import org.jspecify.annotations.Nullable;

/** The request for a twin. */
record NewTwin(String name, @Nullable String description, JsonNode settings) {

    static final int NAME = 120;
    static final int DESCRIPTION = 2000;

    static NewTwin read(Fields fields) {
        var name = fields.text("name", Text.required(NAME));
        var description =
                fields.text("description", Text.optional(DESCRIPTION).prose().blankAllowed());
        var settings = fields.any("settings");
        if (settings != null) {
            ModelFaults.into(fields.violations(), fields.at().member("settings"), TwinSettings.check(settings));
        }
        return new NewTwin(
                name == null ? "" : Characters.strip(name),
                description,
                settings == null ? Json.object() : TwinSettings.without(settings));
    }
}
