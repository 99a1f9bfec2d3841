package io.gemel.runtime.routing.rule;

import io.gemel.runtime.routing.Flags;
import io.gemel.runtime.routing.Turn;
import io.gemel.runtime.routing.lexicon.Lexicon;
import io.gemel.runtime.text.Message;
import io.gemel.runtime.text.Phrases;
import io.gemel.runtime.text.Words;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Derives the flags that were not given (docs/rules/routing.md). */
public final class Derivation {

    private static final String ADVICE = "advice_or_stance";
    private static final String CLARIFY = "ambiguity_or_clarify";
    private static final String CONFLICT = "disagreement_or_conflict";
    private static final String META = "meta_or_system";
    private static final Map<String, String> BY_MODE = Map.of(
            "STANCE_GLOBAL", ADVICE, "SMALLTALK", META, "IDENTITY_FACT", META, "REPAIR", CONFLICT, "TEACHING", CLARIFY);
    private static final Map<String, String> BY_WORKFLOW = Map.of(
            "summarize", "summarize_or_transform",
            "write", "action_or_tool_execution",
            "critique", CONFLICT,
            "plan", ADVICE,
            "evaluate", ADVICE,
            "brainstorm", ADVICE,
            "diagnose", CLARIFY);
    private static final Set<String> SELF = Set.of("i", "we");
    private static final Set<String> OURS = Set.of("my", "our");

    private final Phrases greeting;
    private final Phrases greetingMore;
    private final Phrases advice;
    private final Phrases meta;
    private final Phrases disagreement;
    private final Phrases ambiguity;
    private final Phrases ownerVerb;
    private final Phrases ownerNoun;
    private final Phrases evidence;
    private final Phrases question;

    public Derivation(Lexicon lexicon) {
        greeting = lexicon.list("greeting");
        greetingMore = lexicon.list("greeting_more");
        advice = lexicon.list("advice");
        meta = lexicon.list("meta");
        disagreement = lexicon.list("disagreement");
        ambiguity = lexicon.list("ambiguity");
        ownerVerb = lexicon.list("owner_verb");
        ownerNoun = lexicon.list("owner_noun");
        evidence = lexicon.list("evidence");
        question = lexicon.list("question");
    }

    /** The flags of {@code turn}, whose message goes to {@code workflow} or is refused. */
    public Flags flags(Turn turn, Message message, String workflow, boolean refused) {
        var head = message.head();
        var mode = turn.dialogueMode() == null ? mode(message.all()) : turn.dialogueMode();
        var label = turn.intentLabel() == null ? label(mode, head, workflow, refused) : turn.intentLabel();
        var scope = turn.targetOwnerScope() == null ? ownerScope(head, turn.inPublic()) : turn.targetOwnerScope();
        var needed = turn.requiresEvidence() == null ? evidence(head, workflow, scope) : turn.requiresEvidence();
        return new Flags(mode, label, scope, needed, turn.knowledge(), turn.found());
    }

    private String mode(Words words) {
        var i = 0;
        for (var length = greeting.at(words, 0); length > 0 && i < words.size(); ) {
            i += length;
            length = Math.max(greeting.at(words, i), greetingMore.at(words, i));
        }
        return i > 0 && i == words.size() ? "SMALLTALK" : "QA_FACT";
    }

    private String label(String mode, Words head, String workflow, boolean refused) {
        if (refused) {
            return "sensitive_boundary_or_refusal";
        }
        @Nullable String byMode = BY_MODE.get(mode);
        return byMode == null ? byWords(head, workflow) : byMode;
    }

    private String byWords(Words head, String workflow) {
        if (advice.in(head)) {
            return ADVICE;
        }
        if (meta.in(head)) {
            return META;
        }
        if (disagreement.in(head)) {
            return CONFLICT;
        }
        return ambiguity.in(head) ? CLARIFY : BY_WORKFLOW.getOrDefault(workflow, "factual_with_evidence");
    }

    private boolean ownerScope(Words head, boolean inPublic) {
        for (var i = 0; i + 1 < head.size(); i++) {
            var self = SELF.contains(head.at(i)) || inPublic && head.at(i).equals("you");
            var ours = OURS.contains(head.at(i)) || inPublic && head.at(i).equals("your");
            if (!head.cut(i + 1) && (self && ownerVerb.on(head, i + 1) || ours && ownerNoun.on(head, i + 1))) {
                return true;
            }
        }
        return false;
    }

    private boolean evidence(Words head, String workflow, boolean ownerScope) {
        return ownerScope || evidence.in(head) || workflow.equals("answer") && question.in(head) && !advice.in(head);
    }
}
