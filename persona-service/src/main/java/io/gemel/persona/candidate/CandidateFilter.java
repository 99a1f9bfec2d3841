package io.gemel.persona.candidate;

import io.gemel.personamodel.Intents;
import io.gemel.platform.http.Context;
import io.gemel.platform.http.Query;
import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which candidates a list shows. */
public record CandidateFilter(
        @Nullable String status,
        @Nullable String intentLabel,
        @Nullable String moduleId,
        @Nullable String minConfidence,
        @Nullable UUID after,
        int limit) {

    public static CandidateFilter of(Context ctx) {
        Query query = ctx.query();
        return new CandidateFilter(
                query.oneOf("status", "draft", "active", "archived"),
                query.oneOf("intent_label", Intents.ALL.toArray(String[]::new)),
                query.text("module_id", 200),
                confidence(query),
                ctx.page().afterId(),
                ctx.page().fetch());
    }

    private static @Nullable String confidence(Query query) {
        var text = query.text("min_confidence");
        if (text != null && !text.matches("(0(\\.[0-9]{1,4})?|1(\\.0{1,4})?)")) {
            throw Query.fault("min_confidence", "range", "must be 0 to 1 with at most 4 places");
        }
        return text == null ? null : new BigDecimal(text).toPlainString();
    }
}
