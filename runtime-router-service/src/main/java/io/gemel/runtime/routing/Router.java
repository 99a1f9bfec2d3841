package io.gemel.runtime.routing;

import io.gemel.runtime.routing.cue.Cue;
import io.gemel.runtime.routing.cue.Cues;
import io.gemel.runtime.routing.guard.Guard;
import io.gemel.runtime.routing.input.Inputs;
import io.gemel.runtime.routing.lexicon.Lexicon;
import io.gemel.runtime.routing.lexicon.RequestPositions;
import io.gemel.runtime.routing.lexicon.Times;
import io.gemel.runtime.routing.rule.ActionRules;
import io.gemel.runtime.routing.rule.Confidence;
import io.gemel.runtime.routing.rule.Derivation;
import io.gemel.runtime.routing.rule.Explain;
import io.gemel.runtime.text.Message;
import io.gemel.runtime.text.Meter;
import io.gemel.runtime.text.Phrases;
import io.gemel.runtime.text.View;
import io.gemel.runtime.text.Vocabulary;
import io.gemel.runtime.text.Words;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The routing function: the same message, policy and flags give the same decision on every machine (docs/rules/routing.md).
 */
public final class Router {

    /** Grows with every change of the code that may decide a message otherwise; the lexicon counts its own. */
    public static final int FUNCTION_VERSION = 3;

    private static final int MOST_QUESTIONS = 3;
    private static final Map<String, String> BY_LABEL = Map.of(
            "summarize_or_transform", "summarize",
            "advice_or_stance", "plan",
            "disagreement_or_conflict", "critique",
            "ambiguity_or_clarify", "diagnose",
            "action_or_tool_execution", "write");

    private static final Router ENGLISH = new Router(Lexicon.english());

    /** The version of the English lexicon. */
    public static final int LEXICON_VERSION = ENGLISH.lexiconVersion;

    private final int lexiconVersion;
    private final Vocabulary vocabulary;
    private final Phrases fillers;
    private final Phrases salutations;
    private final Guard guard;
    private final Cues cues;
    private final Inputs inputs;
    private final Derivation derivation;
    private final ActionRules rules;

    private Router(Lexicon lexicon) {
        var positions = new RequestPositions(lexicon);
        lexiconVersion = lexicon.version();
        vocabulary = lexicon.vocabulary();
        fillers = lexicon.list("fillers");
        salutations = lexicon.list("salutation");
        guard = new Guard(lexicon, positions);
        cues = new Cues(lexicon, positions);
        inputs = new Inputs(lexicon, new Times(lexicon));
        derivation = new Derivation(lexicon);
        rules = new ActionRules(lexicon);
    }

    /** The router with the English lexicon, which is read once. */
    public static Router english() {
        return ENGLISH;
    }

    /** Decides what to do with {@code turn} under {@code policy}. */
    public Routed route(Turn turn, Policy policy) {
        return route(turn, policy, Meter.NONE);
    }

    Routed route(Turn turn, Policy policy, Meter meter) {
        var words = Words.of(View.of(turn.message()), vocabulary, meter);
        var message = Message.of(words, fillers);
        var refused = guard.check(words, policy.forbidden(), meter);
        return refused == null ? allowed(turn, policy, message) : refused(turn, policy, message, refused);
    }

    private Routed refused(Turn turn, Policy policy, Message message, Explanation.Guarded refused) {
        var workflow = policy.workflow("answer");
        var flags = derivation.flags(turn, message, workflow.name(), true);
        var why = new Explanation(
                FUNCTION_VERSION,
                lexiconVersion,
                refused,
                List.of(),
                List.of(),
                Explain.flags(turn, flags),
                Confidence.CERTAIN.contributions(),
                Explain.thresholds(policy, BigDecimal.ONE),
                0,
                null);
        return new Routed(decision(workflow, BigDecimal.ONE, List.of(), Action.REFUSE, List.of()), flags, why);
    }

    private Routed allowed(Turn turn, Policy policy, Message message) {
        var found = cues.of(message, policy.utterances(), policy.order(), turn.english());
        if (found.isEmpty() && turn.english()) {
            for (var read = message.further(salutations); read != null; read = read.further(salutations)) {
                var asked = cues.of(read, Phrases.NONE, policy.order(), true);
                if (!asked.isEmpty()) {
                    return allowed(turn, policy, read, asked);
                }
            }
            var turned = message.turned();
            var asked = turned == null ? found : cues.of(turned, Phrases.NONE, policy.order(), true);
            if (turned != null && !asked.isEmpty()) {
                return allowed(turn, policy, turned, asked);
            }
        }
        return allowed(turn, policy, message, found);
    }

    private Routed allowed(Turn turn, Policy policy, Message message, List<Cue> found) {
        @Nullable Cue cue = found.isEmpty() ? null : found.getFirst();
        var workflow = policy.workflow(cue == null ? byLabel(turn) : cue.workflow());
        var given = inputs.of(workflow, message, cue, turn.pinned());
        var missing = given.stream()
                .filter(input -> input.givenBy() == null)
                .map(Explanation.Input::name)
                .toList();
        var flags = derivation.flags(turn, message, workflow.name(), false);
        return decided(
                policy,
                workflow,
                new ActionRules.Case(turn, message, flags, missing, policy.clarifyBelow()),
                found,
                given);
    }

    private Routed decided(
            Policy policy, Workflow workflow, ActionRules.Case of, List<Cue> found, List<Explanation.Input> given) {
        var confidence = of.confidence();
        var rule = rules.first(of);
        var action = ActionRules.action(rule);
        var questions = questions(action, of.missing(), of.turn());
        var why = new Explanation(
                FUNCTION_VERSION,
                lexiconVersion,
                null,
                Explain.cues(found),
                given,
                Explain.flags(of.turn(), of.flags()),
                confidence.contributions(),
                Explain.thresholds(policy, confidence.value()),
                rule,
                action == Action.ANSWER ? null : rules.wouldAnswer(of));
        return new Routed(decision(workflow, confidence.value(), of.missing(), action, questions), of.flags(), why);
    }

    private static String byLabel(Turn turn) {
        return turn.intentLabel() == null ? "answer" : BY_LABEL.getOrDefault(turn.intentLabel(), "answer");
    }

    private static List<String> questions(Action action, List<String> missing, Turn turn) {
        return switch (action) {
            case ESCALATE -> Wording.of(turn.language()).askOwner();
            case CLARIFY -> asked(missing, Wording.of(turn.language()));
            case ANSWER, REFUSE -> List.of();
        };
    }

    private static List<String> asked(List<String> missing, Wording wording) {
        return missing.isEmpty()
                ? wording.askAnything()
                : missing.stream().limit(MOST_QUESTIONS).map(wording::ask).toList();
    }

    private static RoutingDecision decision(
            Workflow workflow, BigDecimal confidence, List<String> missing, Action action, List<String> questions) {
        return new RoutingDecision(
                workflow.name(), confidence, missing, workflow.name(), workflow.outputSchema(), action, questions);
    }
}
