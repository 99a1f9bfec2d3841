package io.gemel.contracts;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is said about active persona specs. */
public sealed interface PersonaSpecs {

    /** Key: twin id. */
    Topic<PersonaSpecs> TOPIC = Topic.compacted("persona.specs", PersonaSpecs.class, new Unknown());

    /** The spec that is active now; version, digest and spec are null after a retire. */
    @EventType("persona.spec.activated")
    record SpecActivated(
            UUID twinId,
            @Nullable String version,
            @Nullable String digest,
            @Nullable JsonNode spec,
            long revision) implements PersonaSpecs {
        public SpecActivated {
            Required.all(twinId);
        }
    }

    /** Said by a newer producer than this build knows. Consumers skip it. */
    record Unknown() implements PersonaSpecs {}
}
