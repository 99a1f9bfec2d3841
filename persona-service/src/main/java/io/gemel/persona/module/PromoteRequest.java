package io.gemel.persona.module;

import io.gemel.platform.json.Fields;
import io.gemel.platform.json.Text;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The request to promote candidates. */
record PromoteRequest(
        Set<UUID> candidates,
        Set<UUID> keep,
        @Nullable String baseVersion,
        @Nullable String notes) {

    private static final int MOST = 50;
    private static final Text ID =
            Text.required(36).pattern(Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}"));

    static PromoteRequest read(Fields fields) {
        var candidates = ids(fields.texts("candidate_ids", true, 1, MOST, ID));
        var keep = ids(fields.texts("keep", false, 0, MOST, ID));
        if (!candidates.containsAll(keep)) {
            fields.violation("keep", "set", "must be candidates that are promoted");
        }
        return new PromoteRequest(
                candidates,
                keep,
                fields.text("base_version", Text.optional(4000)),
                fields.text("notes", Text.optional(4000).prose()));
    }

    private static Set<UUID> ids(List<String> texts) {
        return texts.stream().map(UUID::fromString).collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
