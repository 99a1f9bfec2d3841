package io.gemel.audit.goldcase.kept;

import io.gemel.contracts.GoldCases;
import io.gemel.contracts.GoldCases.GoldCaseCaptured;
import io.gemel.contracts.GoldCases.GoldCaseRejected;
import io.gemel.contracts.GoldCases.GoldCaseVerified;
import io.gemel.contracts.GoldCases.Turn;

/** What is said of a gold case. */
public final class GoldCaseEvents {

    private GoldCaseEvents() {}

    public static GoldCases captured(GoldCase found) {
        return new GoldCaseCaptured(
                found.id(),
                found.engine(),
                found.owner(),
                found.pathType(),
                found.eventType(),
                found.goldStatus(),
                found.reasonCodeChain(),
                found.primaryFingerprint(),
                found.secondaryFingerprint(),
                found.task(),
                found.twinId(),
                new Turn(found.correlationId(), found.turnId()));
    }

    public static GoldCases verified(GoldCase found) {
        return new GoldCaseVerified(
                found.id(),
                found.engine(),
                found.owner(),
                found.pathType(),
                found.eventType(),
                found.goldStatus(),
                found.reasonCodeChain(),
                found.primaryFingerprint(),
                found.secondaryFingerprint(),
                found.task(),
                found.twinId(),
                new Turn(found.correlationId(), found.turnId()));
    }

    public static GoldCases rejected(GoldCase found) {
        return new GoldCaseRejected(
                found.id(),
                found.engine(),
                found.owner(),
                found.pathType(),
                found.eventType(),
                found.goldStatus(),
                found.reasonCodeChain(),
                found.primaryFingerprint(),
                found.secondaryFingerprint(),
                found.task(),
                found.twinId(),
                new Turn(found.correlationId(), found.turnId()));
    }
}
