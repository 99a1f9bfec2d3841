package io.gemel.persona.spec;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gemel.persona.fault.GivenSpec;
import io.gemel.personamodel.Semver;
import io.gemel.platform.json.Fields;
import io.gemel.platform.json.Pointer;
import io.gemel.platform.json.Text;
import org.jspecify.annotations.Nullable;

/** What replaces a draft's document and notes. */
record ChangedSpec(ObjectNode spec, @Nullable String notes) {

    private static final Pointer VERSION = Pointer.ROOT.member("spec").member("version");

    static ChangedSpec read(Fields fields, String version) {
        var spec = GivenSpec.valid(fields);
        Semver.parse(spec.path("version").asText()).map(Semver::toString).ifPresent(given -> {
            if (!given.equals(version)) {
                fields.violations().add(VERSION, "set", "must be the version of the path");
            }
        });
        return new ChangedSpec(spec, fields.text("notes", Text.optional(4000).prose()));
    }
}
