package io.gemel.audit.cluster;

import io.gemel.audit.outcome.Fingerprints;
import io.gemel.platform.tenancy.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.SortedMap;
import java.util.TreeMap;

/** Explains a primary fingerprint by any case that has it: all of them have these values, that is what the fingerprint says. */
@ApplicationScoped
class ExplanationRepository {

    private static final String ALGORITHM = "v1";

    private static final String ANY_CASE = """
            select g.confidence_bucket, g.event_type, g.outcome ->> 'language' as language,
                   g.outcome ->> 'reason_code' as reason_code, g.task
              from gold_cases g
             where g.primary_fingerprint = $1
             limit 1
            """;

    /** The members of the fingerprint's base and what they are. */
    record Explanation(String algorithm, SortedMap<String, String> fields) {}

    Uni<Explanation> find(Tx tx, String primaryFingerprint) {
        return tx.run(ANY_CASE, primaryFingerprint).map(rows -> {
            var row = rows.iterator().next();
            var fields = new TreeMap<String, String>();
            fields.put("confidence_bucket", row.getString("confidence_bucket"));
            fields.put("event_type", row.getString("event_type"));
            fields.put("language", Fingerprints.language(row.getString("language")));
            fields.put("owner", Fingerprints.OWNER);
            fields.put("reason_code", row.getString("reason_code"));
            fields.put("task", row.getString("task"));
            return new Explanation(ALGORITHM, fields);
        });
    }
}
