package io.gemel.runtime.spec;

import com.fasterxml.jackson.databind.JsonNode;
import io.gemel.personamodel.compiler.Library;
import io.gemel.platform.directory.Twin;
import io.gemel.runtime.routing.Policy;
import org.jspecify.annotations.Nullable;

/**
 * The spec that a twin runs on, read once per turn so that nothing mixes two versions.
 *
 * @param revision grows with each publish and retire; 0 before the first
 * @param weight 1 for each 16 KiB of the document that have begun
 * @param version null while no spec is active, as digest and library
 */
public record ActiveSpec(
        long revision,
        int weight,
        @Nullable String version,
        @Nullable String digest,
        @Nullable Library library,
        Policy policy) {

    private static final int A_WEIGHT = 16 * 1024;

    /** Before the first publish. */
    static final ActiveSpec NONE = new ActiveSpec(0, 1, null, null, null, Policy.standard());

    static ActiveSpec of(
            long revision, @Nullable String version, @Nullable String digest, @Nullable JsonNode document) {
        return document == null
                ? new ActiveSpec(revision, 1, version, digest, null, Policy.standard())
                : new ActiveSpec(
                        revision,
                        1 + document.toString().length() / A_WEIGHT,
                        version,
                        digest,
                        new Library(document),
                        Policy.of(document));
    }

    /** Whether it is what {@code twin}'s row, read in the same transaction, says. */
    boolean isOf(Twin twin) {
        return revision == twin.specRevision();
    }
}
