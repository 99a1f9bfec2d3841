package io.gemel.runtime.spec;

import com.fasterxml.jackson.databind.JsonNode;
import io.gemel.platform.directory.Twin;
import io.gemel.runtime.routing.Policy;
import org.jspecify.annotations.Nullable;

/**
 * The spec that a twin runs on, read once per turn so that nothing mixes two versions.
 *
 * @param revision grows with each publish and retire; 0 before the first
 * @param version null while no spec is active, as digest and document
 */
public record ActiveSpec(
        long revision,
        @Nullable String version,
        @Nullable String digest,
        @Nullable JsonNode document,
        Policy policy) {

    /** Before the first publish. */
    static final ActiveSpec NONE = new ActiveSpec(0, null, null, null, Policy.standard());

    static ActiveSpec of(
            long revision, @Nullable String version, @Nullable String digest, @Nullable JsonNode document) {
        var policy = document == null ? Policy.standard() : Policy.of(document);
        return new ActiveSpec(revision, version, digest, document, policy);
    }

    /** Whether it is what {@code twin}'s row, read in the same transaction, says. */
    boolean isOf(Twin twin) {
        return revision == twin.specRevision();
    }
}
