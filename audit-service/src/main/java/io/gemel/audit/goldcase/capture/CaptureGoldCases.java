package io.gemel.audit.goldcase.capture;

import io.gemel.audit.failure.FailureFollower;
import io.gemel.audit.goldcase.kept.GoldCase;
import io.gemel.audit.goldcase.kept.GoldCaseEvents;
import io.gemel.audit.goldcase.kept.GoldCaseRepository;
import io.gemel.contracts.Event;
import io.gemel.contracts.GoldCases;
import io.gemel.contracts.OutcomeTrigger;
import io.gemel.contracts.ProviderOutcomes;
import io.gemel.contracts.ProviderOutcomes.OutcomeReported;
import io.gemel.platform.outbox.Outbox;
import io.gemel.platform.tenancy.Tx;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Keeps failing outcomes as cases, each once; good ones only count. */
@ApplicationScoped
class CaptureGoldCases {

    private final GoldCaseRepository cases;
    private final Outbox outbox;
    private final GoldCaseConfig config;
    private final MeterRegistry metrics;
    private final Instance<FailureFollower> followers;

    CaptureGoldCases(
            GoldCaseRepository cases,
            Outbox outbox,
            GoldCaseConfig config,
            MeterRegistry metrics,
            @Any Instance<FailureFollower> followers) {
        this.cases = cases;
        this.outbox = outbox;
        this.config = config;
        this.metrics = metrics;
        this.followers = followers;
    }

    /** The outcomes of one tenant's part of a batch, all within their bounds. */
    Uni<Void> run(Tx tx, List<Event<ProviderOutcomes>> events) {
        var found = events.stream()
                .flatMap(event -> captured(tx, event).stream())
                .sorted(Comparator.comparing(GoldCase::id))
                .toList();
        return found.isEmpty()
                ? Uni.createFrom().voidItem()
                : cases.insert(tx, found).chain(fresh -> follow(tx, first(found, fresh)));
    }

    private Optional<GoldCase> captured(Tx tx, Event<ProviderOutcomes> event) {
        if (!(event.data() instanceof OutcomeReported outcome)) {
            return Optional.empty();
        }
        var trigger = Capturing.trigger(outcome, config.captureUnknownConfidence());
        metrics.counter(
                        "gemel.outcomes",
                        "trigger",
                        trigger.map(OutcomeTrigger::name).orElse("NONE"))
                .increment();
        return trigger.map(t -> Capturing.of(t, tx.tenant().value(), event.id(), outcome, tx.now()));
    }

    /** Of an outcome that stands twice in the batch the first is the case. */
    private static List<GoldCase> first(List<GoldCase> found, Set<String> fresh) {
        return found.stream().filter(each -> fresh.remove(each.id())).toList();
    }

    private Uni<Void> follow(Tx tx, List<GoldCase> fresh) {
        if (fresh.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var failures = fresh.stream().map(GoldCase::failure).toList();
        var done = tx.reserveIds(fresh.size())
                .invoke(() -> fresh.forEach(
                        each -> outbox.say(tx, GoldCases.TOPIC, each.id(), each.id(), GoldCaseEvents.captured(each))));
        for (var follower : followers) {
            done = done.chain(() -> follower.follow(tx, failures));
        }
        return done;
    }
}
