package io.gemel.contracts;

import java.util.UUID;

/** What an operator asks persona-service to say again. */
public sealed interface ResayRequests {

    /** Key: twin id. */
    Topic<ResayRequests> TOPIC = Topic.of("persona.resay-requests", ResayRequests.class, new Unknown());

    /** The twin's or spec's present state shall be said with a revision above {@code seenRevision}. */
    @EventType("persona.resay.requested")
    record ResayRequested(UUID twinId, String topic, long seenRevision) implements ResayRequests {
        public ResayRequested {
            Required.all(twinId, topic);
        }
    }

    /** Said by a newer producer than this build knows. Consumers skip it. */
    record Unknown() implements ResayRequests {}
}
