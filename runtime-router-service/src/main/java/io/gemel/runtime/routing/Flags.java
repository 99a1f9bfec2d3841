package io.gemel.runtime.routing;

/** The flags that a decision was made with, given, derived or by default. */
public record Flags(
        String dialogueMode,
        String intentLabel,
        boolean ownerScope,
        boolean evidence,
        boolean knowledge,
        boolean evidenceFound) {

    /** Whether evidence is required and there is nothing to take it from. */
    public boolean unsupported() {
        return evidence && !knowledge;
    }

    /** The same with other knowledge and evidence. */
    public Flags with(boolean otherKnowledge, boolean otherEvidence) {
        return new Flags(dialogueMode, intentLabel, ownerScope, evidence, otherKnowledge, otherEvidence);
    }
}
