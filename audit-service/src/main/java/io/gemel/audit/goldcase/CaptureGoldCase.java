package io.gemel.audit.goldcase;

import io.gemel.audit.failure.FailureFollower;
import io.gemel.audit.outcome.OutcomeBounds;
import io.gemel.contracts.Event;
import io.gemel.contracts.GoldCases;
import io.gemel.contracts.OutcomeTrigger;
import io.gemel.contracts.ProviderOutcomes.OutcomeReported;
import io.gemel.platform.inbox.Refused;
import io.gemel.platform.outbox.Outbox;
import io.gemel.platform.tenancy.Tx;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.util.List;

/** Keeps a failing outcome as a case, once; a good one only counts. */
@ApplicationScoped
class CaptureGoldCase {

    private final GoldCaseRepository cases;
    private final Outbox outbox;
    private final GoldCaseConfig config;
    private final MeterRegistry metrics;
    private final Instance<FailureFollower> followers;

    CaptureGoldCase(
            GoldCaseRepository cases,
            Outbox outbox,
            GoldCaseConfig config,
            MeterRegistry metrics,
            @Any Instance<FailureFollower> followers) {
        this.followers = followers;
        this.cases = cases;
        this.outbox = outbox;
        this.config = config;
        this.metrics = metrics;
    }

    Uni<Void> run(Tx tx, Event<?> event, OutcomeReported outcome) {
        OutcomeBounds.broken(outcome).ifPresent(member -> {
            throw new Refused(member + " is out of bounds");
        });
        var trigger = OutcomeTrigger.of(outcome).filter(this::isOn);
        metrics.counter(
                        "gemel.outcomes",
                        "trigger",
                        trigger.map(OutcomeTrigger::name).orElse("NONE"))
                .increment();
        return trigger.map(t -> Capturing.of(t, tx.tenant().value(), event.id(), outcome, tx.now()))
                .map(found -> keep(tx, found))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    private boolean isOn(OutcomeTrigger trigger) {
        return trigger != OutcomeTrigger.CONFIDENCE_UNKNOWN || config.captureUnknownConfidence();
    }

    private Uni<Void> keep(Tx tx, GoldCase found) {
        return cases.insert(tx, found)
                .chain(first -> first ? follow(tx, found) : Uni.createFrom().voidItem());
    }

    private Uni<Void> follow(Tx tx, GoldCase found) {
        outbox.say(tx, GoldCases.TOPIC, found.id(), found.id(), found.captured());
        var done = Uni.createFrom().voidItem();
        for (var follower : followers) {
            done = done.chain(() -> follower.follow(tx, List.of(found.failure())));
        }
        return done;
    }
}
