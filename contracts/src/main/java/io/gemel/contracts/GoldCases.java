package io.gemel.contracts;

import java.util.List;
import java.util.UUID;

/** What happens to improvement cases. */
public sealed interface GoldCases {

    /** Key: gold case id. */
    Topic<GoldCases> TOPIC = Topic.of("audit.gold-cases", GoldCases.class, new Unknown());

    /** A failing outcome was kept. */
    @EventType("audit.gold-case.captured")
    record GoldCaseCaptured(
            String goldCaseId,
            String engine,
            String owner,
            String pathType,
            String eventType,
            String goldStatus,
            List<Long> reasonCodeChain,
            String primaryFingerprint,
            String secondaryFingerprint,
            String task,
            UUID twinId,
            Turn turn)
            implements GoldCases {
        public GoldCaseCaptured {
            Required.all(
                    goldCaseId,
                    engine,
                    owner,
                    pathType,
                    eventType,
                    goldStatus,
                    reasonCodeChain,
                    primaryFingerprint,
                    secondaryFingerprint,
                    task,
                    twinId,
                    turn);
            reasonCodeChain = List.copyOf(reasonCodeChain);
        }
    }

    /** A person confirmed the case. */
    @EventType("audit.gold-case.verified")
    record GoldCaseVerified(
            String goldCaseId,
            String engine,
            String owner,
            String pathType,
            String eventType,
            String goldStatus,
            List<Long> reasonCodeChain,
            String primaryFingerprint,
            String secondaryFingerprint,
            String task,
            UUID twinId,
            Turn turn)
            implements GoldCases {
        public GoldCaseVerified {
            Required.all(
                    goldCaseId,
                    engine,
                    owner,
                    pathType,
                    eventType,
                    goldStatus,
                    reasonCodeChain,
                    primaryFingerprint,
                    secondaryFingerprint,
                    task,
                    twinId,
                    turn);
            reasonCodeChain = List.copyOf(reasonCodeChain);
        }
    }

    /** A person refused the case. */
    @EventType("audit.gold-case.rejected")
    record GoldCaseRejected(
            String goldCaseId,
            String engine,
            String owner,
            String pathType,
            String eventType,
            String goldStatus,
            List<Long> reasonCodeChain,
            String primaryFingerprint,
            String secondaryFingerprint,
            String task,
            UUID twinId,
            Turn turn)
            implements GoldCases {
        public GoldCaseRejected {
            Required.all(
                    goldCaseId,
                    engine,
                    owner,
                    pathType,
                    eventType,
                    goldStatus,
                    reasonCodeChain,
                    primaryFingerprint,
                    secondaryFingerprint,
                    task,
                    twinId,
                    turn);
            reasonCodeChain = List.copyOf(reasonCodeChain);
        }
    }

    /** The turn in which the call failed. */
    record Turn(String correlationId, String turnId) {}

    /** Said by a newer producer than this build knows. Consumers skip it. */
    record Unknown() implements GoldCases {}
}
