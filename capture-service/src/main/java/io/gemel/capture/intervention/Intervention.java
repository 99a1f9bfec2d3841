package io.gemel.capture.intervention;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.LowerCamelCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A blocked proposal, for a person to look at.
 *
 * @param proposal what was proposed, without vault references and the reference to the conversation's turn
 * @param vaultRefCount how many vault references came with it, null when none were named at all
 */
@JsonNaming(LowerCamelCaseStrategy.class)
public record Intervention(
        UUID id,
        String status,
        JsonNode violations,
        JsonNode proposal,
        @Nullable Integer vaultRefCount,
        @Nullable String note,
        Instant createdAt,
        @Nullable Instant resolvedAt,
        @Nullable String resolvedBy) {

    public static final String OPEN = "Open";
    public static final String CORRECTED = "Corrected";
    public static final String ABANDONED = "Abandoned";
    public static final String ABORTED = "Aborted";
    public static final String REPLACED = "Replaced";
}
