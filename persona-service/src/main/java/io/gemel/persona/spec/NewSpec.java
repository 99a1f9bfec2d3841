package io.gemel.persona.spec;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gemel.persona.fault.GivenSpec;
import io.gemel.personamodel.Semver;
import io.gemel.platform.json.Fields;
import io.gemel.platform.json.Text;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The request for a draft. */
record NewSpec(
        ObjectNode spec, @Nullable Semver version, @Nullable String notes, String source) {

    private static final Set<String> OWN_SOURCES = Set.of("generate", "promotion", "learning_input");

    static NewSpec read(Fields fields) {
        return new NewSpec(
                GivenSpec.valid(fields),
                version(fields),
                fields.text("notes", Text.optional(4000).prose()),
                source(fields));
    }

    private static @Nullable Semver version(Fields fields) {
        var text = fields.text("version", Text.optional(4000));
        var version = text == null ? null : Semver.parse(text).orElse(null);
        if (text != null && version == null) {
            fields.violation("version", "format", "must be MAJOR.MINOR.PATCH, each 0 to 999999");
        }
        return version;
    }

    private static String source(Fields fields) {
        var source = fields.text("source", Text.optional(50));
        if (source != null && OWN_SOURCES.contains(source)) {
            fields.violation("source", "set", "is set by the service only");
        }
        return source == null ? "manual" : source;
    }
}
