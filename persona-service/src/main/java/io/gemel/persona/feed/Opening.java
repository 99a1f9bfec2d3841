package io.gemel.persona.feed;

import io.gemel.platform.http.Caller;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a stream begins.
 *
 * @param position the last change that the reader knows
 * @param head the last change there was
 * @param pending how many items were pending then, null when the reader named its position
 */
record Opening(
        Caller caller,
        UUID twin,
        long position,
        long head,
        @Nullable Long pending) {}
