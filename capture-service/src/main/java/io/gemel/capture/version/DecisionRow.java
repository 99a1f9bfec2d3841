package io.gemel.capture.version;

import io.gemel.platform.json.Json;
import io.vertx.mutiny.sqlclient.Row;

/** How a row of {@code decision_versions} is read. */
public final class DecisionRow {

    /** What {@link #read} needs. */
    public static final String COLUMNS = """
            id, root_id, version, previous_version_id, twin_id, execution_id, title, text, domain, strength, is_active,
            reason::text as reason, evidence_refs::text as evidence_refs, vault_refs::text as vault_refs, created_by,
            created_at
            """;

    private DecisionRow() {}

    public static DecisionVersion read(Row row) {
        String vaultRefs = row.getString("vault_refs");
        return new DecisionVersion(
                row.getUUID("id"),
                row.getUUID("root_id"),
                row.getInteger("version"),
                row.getUUID("previous_version_id"),
                row.getUUID("twin_id"),
                row.getUUID("execution_id"),
                row.getString("title"),
                row.getString("text"),
                row.getString("domain"),
                row.getString("strength"),
                row.getBoolean("is_active"),
                Json.read(row.getString("reason")),
                Json.read(row.getString("evidence_refs")),
                vaultRefs == null ? null : Json.read(vaultRefs),
                row.getString("created_by"),
                row.getOffsetDateTime("created_at").toInstant());
    }
}
