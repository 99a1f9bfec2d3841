package io.gemel.persona.correction;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A correction to be stored.
 *
 * @param base the version that it is meant for, null: what is newest when it is applied
 */
public record NewLearningInput(
        UUID twin,
        Correction correction,
        @Nullable String base,
        @Nullable String conversation,
        @Nullable String message,
        String by) {}
