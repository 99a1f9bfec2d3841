package io.gemel.persona.twin;

import com.fasterxml.jackson.databind.JsonNode;
import io.gemel.persona.fault.ModelFaults;
import io.gemel.persona.roster.TwinRow;
import io.gemel.platform.json.Characters;
import io.gemel.platform.json.Fields;
import io.gemel.platform.json.Json;
import io.gemel.platform.json.Pointer;
import io.gemel.platform.json.Text;
import io.gemel.platform.problem.Violations;
import org.jspecify.annotations.Nullable;

/** A merge patch of a twin: what is absent stays, what is null goes. */
record TwinPatch(
        @Nullable String name,
        boolean describes,
        @Nullable String description,
        boolean sets,
        @Nullable JsonNode settings,
        @Nullable String status) {

    static TwinPatch read(Fields fields) {
        var patch = new TwinPatch(
                fields.text("name", Text.optional(NewTwin.NAME)),
                fields.has("description"),
                fields.text(
                        "description",
                        Text.optional(NewTwin.DESCRIPTION).prose().blankAllowed()),
                fields.has("settings"),
                fields.any("settings"),
                fields.oneOf("status", false, "active", "paused"));
        refuseNull(fields, "name", patch.name());
        refuseNull(fields, "status", patch.status());
        return patch;
    }

    private static void refuseNull(Fields fields, String member, @Nullable String value) {
        if (fields.has(member) && value == null && fields.any(member) == null) {
            fields.violation(member, "null", "must not be null");
        }
    }

    /**
     * The twin after this patch.
     *
     * @throws io.gemel.platform.problem.Refusal 422 when its settings are none
     */
    TwinRow applyTo(TwinRow twin) {
        JsonNode changed = settings == null ? Json.object() : TwinSettings.merged(twin.settings(), settings);
        JsonNode after = sets ? changed : twin.settings();
        var violations = new Violations();
        ModelFaults.into(violations, Pointer.ROOT.member("settings"), TwinSettings.check(after));
        violations.close();
        return new TwinRow(
                twin.id(),
                name == null ? twin.name() : Characters.strip(name),
                describes ? description : twin.description(),
                status == null ? twin.status() : status,
                twin.ownerId(),
                after,
                twin.revision(),
                twin.createdAt(),
                twin.updatedAt());
    }
}
