package io.gemel.audit.goldcase.kept;

import io.gemel.contracts.GoldCases;
import io.gemel.contracts.GoldCases.GoldCaseCaptured;
import io.gemel.contracts.GoldCases.GoldCaseRejected;
import io.gemel.contracts.GoldCases.GoldCaseVerified;
import io.gemel.contracts.GoldCases.Turn;
import java.util.List;
import java.util.UUID;

/** What is said of a gold case. */
public final class GoldCaseEvents {

    private GoldCaseEvents() {}

    public static GoldCases captured(GoldCase found) {
        return said(found, GoldCaseCaptured::new);
    }

    public static GoldCases verified(GoldCase found) {
        return said(found, GoldCaseVerified::new);
    }

    public static GoldCases rejected(GoldCase found) {
        return said(found, GoldCaseRejected::new);
    }

    /** The three events have the same members. */
    private interface Event {
        GoldCases of(
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
                Turn turn);
    }

    private static GoldCases said(GoldCase found, Event event) {
        return event.of(
                found.id(),
                found.engine(),
                found.owner(),
                found.pathType(),
                found.finding().eventType(),
                found.goldStatus(),
                found.finding().reasonCodeChain(),
                found.finding().primaryFingerprint(),
                found.finding().secondaryFingerprint(),
                found.turn().task(),
                found.turn().twinId(),
                new Turn(found.turn().correlationId(), found.turn().turnId()));
    }
}
