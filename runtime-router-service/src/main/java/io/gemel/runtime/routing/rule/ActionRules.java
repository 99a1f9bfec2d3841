package io.gemel.runtime.routing.rule;

import io.gemel.runtime.routing.Action;
import io.gemel.runtime.routing.Explanation.WouldAnswer;
import io.gemel.runtime.routing.Flags;
import io.gemel.runtime.routing.Turn;
import io.gemel.runtime.routing.lexicon.Lexicon;
import io.gemel.runtime.text.Message;
import java.math.BigDecimal;
import java.util.List;
import java.util.TreeMap;

/** What is to be done with a message that the guard lets pass (docs/rules/routing.md). */
public final class ActionRules {

    private static final int ANSWERS = 5;

    private final PrivateMaterial privateMaterial;

    public ActionRules(Lexicon lexicon) {
        privateMaterial = new PrivateMaterial(lexicon);
    }

    /**
     * What the rules look at.
     *
     * @param missing the inputs that nothing gives
     * @param clarifyBelow the policy's threshold
     */
    public record Case(Turn turn, Message message, Flags flags, List<String> missing, BigDecimal clarifyBelow) {

        /** How sure the decision is. */
        public Confidence confidence() {
            return Confidence.of(message.all().size(), flags, missing.size());
        }

        private BigDecimal shortBy() {
            return clarifyBelow.subtract(confidence().value()).max(BigDecimal.ZERO);
        }

        private Case with(boolean knowledge, boolean evidenceFound) {
            return new Case(turn, message, flags.with(knowledge, evidenceFound), List.of(), clarifyBelow);
        }
    }

    /** The first rule that applies, 1 to 5. */
    public int first(Case of) {
        var flags = of.flags();
        if (flags.ownerScope() && flags.unsupported()) {
            return 1;
        }
        if (!flags.evidenceFound() && privateMaterial.askedFor(of.message())) {
            return 2;
        }
        if (of.shortBy().signum() > 0 || !of.missing().isEmpty()) {
            return 3;
        }
        return of.turn().inPublic() && flags.unsupported() ? 4 : ANSWERS;
    }

    /** What a rule does. */
    public static Action action(int rule) {
        return switch (rule) {
            case 1, 2 -> Action.ESCALATE;
            case 3, 4 -> Action.CLARIFY;
            default -> Action.ANSWER;
        };
    }

    /** What would lead to an answer: every input, and of the flags only those in the way. */
    public WouldAnswer wouldAnswer(Case of) {
        var flags = of.flags();
        var changed = new TreeMap<String, Boolean>();
        var found = flags.evidenceFound() || privateMaterial.askedFor(of.message());
        if (!flags.evidenceFound() && found) {
            changed.put("evidence_found", true);
        }
        var knowledge = flags.knowledge() || knowledgeHelps(of, found);
        if (!flags.knowledge() && knowledge) {
            changed.put("knowledge_available", true);
        }
        return new WouldAnswer(
                of.missing(),
                changed,
                Confidence.plain(of.with(knowledge, found).shortBy()));
    }

    /** Whether a rule asks for knowledge, or the confidence would lack less with it. */
    private static boolean knowledgeHelps(Case of, boolean found) {
        var asked = of.flags().unsupported()
                && (of.flags().ownerScope() || of.turn().inPublic());
        var with = of.with(true, found).shortBy();
        return asked || with.compareTo(of.with(false, found).shortBy()) < 0;
    }
}
