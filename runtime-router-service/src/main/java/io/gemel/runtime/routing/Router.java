package io.gemel.runtime.routing;

import io.gemel.runtime.text.Message;
import io.gemel.runtime.text.Words;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The routing function: the same message, policy and flags give the same decision on every machine (runtime-router.md 4).
 */
public final class Router {

    /** Grows with every change that may decide a message otherwise. */
    public static final int FUNCTION_VERSION = 1;

    /** The version of the English lexicon. */
    public static final int LEXICON_VERSION = Lexicon.english().version();

    private static final int MOST_QUESTIONS = 3;
    private static final int PRIVATE_WITHIN = 40;
    private static final Set<String> MINE = Set.of("i", "my", "mine", "we", "our");
    private static final Map<String, String> BY_LABEL = Map.of(
            "summarize_or_transform", "summarize",
            "advice_or_stance", "plan",
            "disagreement_or_conflict", "critique",
            "ambiguity_or_clarify", "diagnose",
            "action_or_tool_execution", "write");

    private final Lexicon lexicon;
    private final Guard guard;
    private final Cues cues;
    private final Inputs inputs;
    private final Derivation derivation;

    private Router(Lexicon lexicon) {
        var positions = new Positions(lexicon);
        var times = new Times(lexicon);
        this.lexicon = lexicon;
        this.guard = new Guard(lexicon, positions);
        this.cues = new Cues(lexicon, positions);
        this.inputs = new Inputs(lexicon, times, new CueObject(lexicon, times));
        this.derivation = new Derivation(lexicon);
    }

    /** The router with the English lexicon. */
    public static Router english() {
        return new Router(Lexicon.english());
    }

    /** Decides what to do with {@code turn} under {@code policy}. */
    public Routed route(Turn turn, Policy policy) {
        var message = Message.of(turn.message(), lexicon.list("fillers"));
        var rule = guard.rule(turn.message(), policy.forbidden());
        if (rule == null) {
            return allowed(turn, policy, message);
        }
        var flags = derivation.flags(turn, message, "answer", true);
        var refusal = decision(policy.workflow("answer"), BigDecimal.ONE, List.of(), Action.REFUSE, List.of());
        var guarded = new Explanation.Guarded(rule, 1, null, null);
        return new Routed(refusal, flags, explained(turn, policy, flags, Confidence.CERTAIN, guarded, List.of(), 0));
    }

    private Routed allowed(Turn turn, Policy policy, Message message) {
        var cue = cues.best(message.head(), policy, turn.english());
        var workflow = policy.workflow(cue.map(Cue::workflow).orElseGet(() -> byLabel(turn)));
        var missing = inputs.missing(workflow, message, cue, turn.pinned());
        var flags = derivation.flags(turn, message, workflow.name(), false);
        var confidence = Confidence.of(message.all().size(), flags, missing.size());
        var sure = confidence.value().compareTo(policy.clarifyBelow()) >= 0;
        var rule = actionRule(turn, message, flags, sure && missing.isEmpty());
        var action = action(rule);
        var questions = questions(action, missing, Wording.of(turn.language()));
        return new Routed(
                decision(workflow, confidence.value(), missing, action, questions),
                flags,
                explained(turn, policy, flags, confidence, null, missing, rule));
    }

    private Explanation explained(
            Turn turn,
            Policy policy,
            Flags flags,
            Confidence confidence,
            Explanation.@Nullable Guarded guard,
            List<String> missing,
            int rule) {
        return new Explanation(
                FUNCTION_VERSION,
                lexicon.version(),
                guard,
                List.of(),
                missing.stream()
                        .map(name -> new Explanation.Input(name, null, null, null))
                        .toList(),
                Explain.flags(turn, flags),
                confidence.contributions(),
                Explain.thresholds(policy, confidence.value()),
                rule,
                null);
    }

    private static String byLabel(Turn turn) {
        return turn.intentLabel() == null ? "answer" : BY_LABEL.getOrDefault(turn.intentLabel(), "answer");
    }

    private int actionRule(Turn turn, Message message, Flags flags, boolean complete) {
        var unsupported = flags.unsupported();
        if (flags.ownerScope() && unsupported) {
            return 1;
        }
        if (!flags.evidenceFound() && !message.material() && privateMaterial(message.all())) {
            return 2;
        }
        if (!complete) {
            return 3;
        }
        return turn.inPublic() && unsupported ? 4 : 5;
    }

    private static Action action(int rule) {
        return switch (rule) {
            case 1, 2 -> Action.ESCALATE;
            case 3, 4 -> Action.CLARIFY;
            default -> Action.ANSWER;
        };
    }

    /** Whether private owner material is asked for by name (4.6, rule 2). */
    private boolean privateMaterial(Words words) {
        if (!Inputs.any(words, (w, i) -> MINE.contains(w.at(i)))) {
            return false;
        }
        var asked = -1;
        for (var i = 0; i < words.size(); i++) {
            var named = asked >= 0 && lexicon.list("private").on(words, i);
            if (named
                    && words.distance(asked, i) <= PRIVATE_WITHIN
                    && lexicon.list("private_noun").find(words, i + 1, i + 4) >= 0) {
                return true;
            }
            asked = lexicon.list("private_ask").on(words, i) ? i : asked;
        }
        return false;
    }

    private static List<String> questions(Action action, List<String> missing, Wording wording) {
        return switch (action) {
            case ESCALATE -> wording.askOwner();
            case CLARIFY ->
                missing.isEmpty()
                        ? wording.askAnything()
                        : missing.stream()
                                .limit(MOST_QUESTIONS)
                                .map(wording::ask)
                                .toList();
            case ANSWER, REFUSE -> List.of();
        };
    }

    private static RoutingDecision decision(
            Workflow workflow, BigDecimal confidence, List<String> missing, Action action, List<String> questions) {
        return new RoutingDecision(
                workflow.name(), confidence, missing, workflow.name(), workflow.outputSchema(), action, questions);
    }
}
