package io.gemel.contracts;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.UUID;

/** What is said about twins: their full present state. */
public sealed interface PersonaTwins {

    /** Key: twin id. */
    Topic<PersonaTwins> TOPIC = Topic.compacted("persona.twins", PersonaTwins.class, new Unknown());

    /** A twin's whole state after a change; an older revision never overwrites a newer one. */
    @EventType("persona.twin.changed")
    record TwinChanged(UUID twinId, String ownerId, String status, String name, JsonNode settings, long revision)
            implements PersonaTwins {
        public TwinChanged {
            Required.all(twinId, ownerId, status, name, settings);
        }
    }

    /** Said by a newer producer than this build knows. Consumers skip it. */
    record Unknown() implements PersonaTwins {}
}
