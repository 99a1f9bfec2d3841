package io.gemel.capture.version;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.LowerCamelCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One version of a decision.
 *
 * @param rootId the id of the chain's first version
 * @param vaultRefs pointers into the vault; null and empty are told apart
 */
@JsonNaming(LowerCamelCaseStrategy.class)
public record DecisionVersion(
        UUID id,
        UUID rootId,
        int version,
        @Nullable UUID previousVersionId,
        UUID twinId,
        UUID executionId,
        String title,
        String text,
        String domain,
        String strength,
        boolean isActive,
        JsonNode reason,
        JsonNode evidenceRefs,
        @Nullable JsonNode vaultRefs,
        String createdBy,
        Instant createdAt) {

    /** The path at which this version can be read. */
    public static String path(UUID twin, UUID root, int version) {
        return "/twins/" + twin + "/decisions/" + root + "/versions/" + version;
    }

    public String location() {
        return path(twinId, rootId, version);
    }

    /** Whether anything in the vault is pointed at. */
    public boolean hasVaultRefs() {
        return vaultRefs != null && !vaultRefs.isEmpty();
    }
}
