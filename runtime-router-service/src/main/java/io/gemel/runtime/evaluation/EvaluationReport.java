package io.gemel.runtime.evaluation;

import io.gemel.runtime.routing.Router;
import io.gemel.runtime.routing.RoutingDecision;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What became of labelled messages: case by case, in shares, and expected against decided. */
record EvaluationReport(
        List<Judged> cases,
        Accuracy accuracy,
        Confusion confusion,
        @Nullable String personaSpecVersion,
        int functionVersion,
        int lexiconVersion) {

    private static final int PLACES = 4;

    /** One message with its decision. */
    record Judged(String id, RoutingDecision routingDecision, boolean intentOk, boolean actionOk) {}

    /** Shares of 1. */
    record Accuracy(BigDecimal action, BigDecimal workflow) {}

    /** Expected, then decided, then how often. */
    record Confusion(Map<String, Map<String, Integer>> action, Map<String, Map<String, Integer>> workflow) {}

    static EvaluationReport of(
            List<EvaluationRequest.Case> cases,
            Function<EvaluationRequest.Case, RoutingDecision> route,
            @Nullable String version) {
        var action = new TreeMap<String, Map<String, Integer>>();
        var workflow = new TreeMap<String, Map<String, Integer>>();
        var judged = cases.stream()
                .map(each -> {
                    var decided = route.apply(each);
                    count(action, each.expectedAction(), decided.action().wire());
                    count(workflow, each.expectedIntent(), decided.intent());
                    return judged(each, decided);
                })
                .toList();
        return new EvaluationReport(
                judged,
                new Accuracy(share(judged, Judged::actionOk), share(judged, Judged::intentOk)),
                new Confusion(action, workflow),
                version,
                Router.FUNCTION_VERSION,
                Router.LEXICON_VERSION);
    }

    private static Judged judged(EvaluationRequest.Case each, RoutingDecision decided) {
        return new Judged(
                each.id(),
                decided,
                decided.intent().equals(each.expectedIntent()),
                decided.action().wire().equals(each.expectedAction()));
    }

    private static void count(Map<String, Map<String, Integer>> confusion, String expected, String decided) {
        confusion.computeIfAbsent(expected, _ -> new TreeMap<>()).merge(decided, 1, Integer::sum);
    }

    private static BigDecimal share(List<Judged> judged, Predicate<Judged> ok) {
        var right = BigDecimal.valueOf(judged.stream().filter(ok).count());
        var share = right.divide(BigDecimal.valueOf(judged.size()), PLACES, RoundingMode.HALF_UP)
                .stripTrailingZeros();
        return share.scale() < 0 ? share.setScale(0) : share;
    }
}
