package io.gemel.runtime.routing;

import io.gemel.runtime.text.Message;
import io.gemel.runtime.text.Words;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Derives the flags that were not given (4.7). */
final class Derivation {

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

    private final Lexicon lexicon;

    Derivation(Lexicon lexicon) {
        this.lexicon = lexicon;
    }

    Flags flags(Turn turn, Message message, String workflow, boolean refused) {
        var head = message.head();
        var mode = turn.dialogueMode() == null ? mode(message.all()) : turn.dialogueMode();
        var label = turn.intentLabel() == null ? label(mode, head, workflow, refused) : turn.intentLabel();
        var scope = turn.targetOwnerScope() == null ? ownerScope(head, turn.inPublic()) : turn.targetOwnerScope();
        var evidence = turn.requiresEvidence() == null ? evidence(head, workflow, scope) : turn.requiresEvidence();
        return new Flags(mode, label, scope, evidence, turn.knowledge(), turn.found());
    }

    private String mode(Words words) {
        var greeting = words.size() > 0 && lexicon.list("greeting").at(words, 0) == words.size();
        return greeting ? "SMALLTALK" : "QA_FACT";
    }

    private String label(String mode, Words head, String workflow, boolean refused) {
        if (refused) {
            return "sensitive_boundary_or_refusal";
        }
        @Nullable String byMode = BY_MODE.get(mode);
        return byMode == null ? byWords(head, workflow) : byMode;
    }

    private String byWords(Words head, String workflow) {
        if (lexicon.list("advice").in(head)) {
            return ADVICE;
        }
        if (lexicon.list("meta").in(head)) {
            return META;
        }
        if (lexicon.list("disagreement").in(head)) {
            return CONFLICT;
        }
        return lexicon.list("ambiguity").in(head)
                ? CLARIFY
                : BY_WORKFLOW.getOrDefault(workflow, "factual_with_evidence");
    }

    private boolean ownerScope(Words head, boolean inPublic) {
        return Inputs.any(head, (words, i) -> {
            var word = words.at(i);
            return (SELF.contains(word) || inPublic && word.equals("you"))
                            && lexicon.list("owner_verb").on(words, i + 1)
                    || (OURS.contains(word) || inPublic && word.equals("your"))
                            && lexicon.list("owner_noun").on(words, i + 1);
        });
    }

    private boolean evidence(Words head, String workflow, boolean ownerScope) {
        var asks = workflow.equals("answer")
                && lexicon.list("question").in(head)
                && !lexicon.list("advice").in(head);
        return ownerScope || lexicon.list("evidence").in(head) || asks;
    }
}
