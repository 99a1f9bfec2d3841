package io.gemel.capture.atlas;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.LowerCamelCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import java.util.UUID;

/**
 * What a chain stood for when an execution ended last.
 *
 * @param pointer the path at which that version can be read
 */
@JsonNaming(LowerCamelCaseStrategy.class)
record IndexRow(
        UUID rootId,
        String title,
        String domain,
        String strength,
        UUID currentVersionId,
        String pointer,
        String reasonType,
        boolean hasVaultRefs,
        Instant updatedAt) {}
