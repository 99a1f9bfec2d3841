package io.gemel.contracts;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What calls to model and speech providers came to. */
public sealed interface ProviderOutcomes {

    /** Key: correlation id (decimal). */
    Topic<ProviderOutcomes> TOPIC = Topic.open("runtime.provider-outcomes", ProviderOutcomes.class, new Unknown());

    /** One call's outcome; 64- and 128-bit numbers are decimal text. */
    @EventType("runtime.provider-outcome.reported")
    record OutcomeReported(
            UUID twinId,
            String correlationId,
            String turnId,
            String providerId,
            String modelId,
            String task,
            String routeClass,
            String validation,
            String status,
            @Nullable Integer confidenceBp,
            long reasonCode,
            @JsonDeserialize(using = Saturated.class) long latencyMs,
            @JsonDeserialize(using = Saturated.class) long retries,
            @Nullable String costMicrounits,
            @Nullable String language,
            @Nullable String providerCallId,
            @Nullable String evidenceRef,
            @Nullable String userId,
            @Nullable String deviceId,
            @Nullable String sessionId,
            @Nullable String finalTranscript,
            Instant occurredAt)
            implements ProviderOutcomes {
        public OutcomeReported {
            Required.all(
                    twinId,
                    correlationId,
                    turnId,
                    providerId,
                    modelId,
                    task,
                    routeClass,
                    validation,
                    status,
                    occurredAt);
        }
    }

    /** Said by a newer producer than this build knows. Consumers skip it. */
    record Unknown() implements ProviderOutcomes {}
}
