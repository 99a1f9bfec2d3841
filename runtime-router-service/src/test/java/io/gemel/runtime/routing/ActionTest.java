package io.gemel.runtime.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ActionTest {

    private static final Router ROUTER = Router.english();

    /** Message, context, owner scope, evidence, knowledge, evidence found, rule, action. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            gravel and sand here | owner_chat | true | true | false | false | 1 | ESCALATE
            show my private note | owner_chat | true | true | false | false | 1 | ESCALATE
            gravel and sand here | owner_chat | true | true | true | false | 5 | ANSWER
            gravel and sand here | owner_chat | true | false | false | false | 5 | ANSWER
            show my private note | owner_chat | false | false | true | false | 2 | ESCALATE
            show my private note | owner_chat | false | false | true | true | 5 | ANSWER
            show his private note | owner_chat | false | false | true | false | 5 | ANSWER
            plan my private note, show it | owner_chat | false | false | true | false | 3 | CLARIFY
            gravel | owner_chat | false | false | true | false | 3 | CLARIFY
            plan gravel and sand here | owner_chat | false | false | true | false | 3 | CLARIFY
            gravel and sand here | owner_chat | false | true | false | false | 3 | CLARIFY
            gravel and sand here | public_share | false | true | true | false | 5 | ANSWER
            """)
    void theFirstRuleThatAppliesDecides(
            String message,
            String context,
            boolean scope,
            boolean evidence,
            boolean knowledge,
            boolean found,
            int rule,
            Action action) {
        var turn = new Turn(message, context, "QA_FACT", null, scope, evidence, knowledge, found, Set.of(), null);
        var routed = ROUTER.route(turn, Policy.standard());

        assertThat(routed.explanation().actionRule()).isEqualTo(rule);
        assertThat(routed.decision().action()).isEqualTo(action);
    }

    @ParameterizedTest
    @CsvSource({"public_share,4,CLARIFY", "public_widget,4,CLARIFY", "owner_chat,5,ANSWER", "owner_training,5,ANSWER"})
    void inPublicNothingIsAnsweredWithoutItsEvidence(String context, int rule, Action action) {
        var turn = new Turn("gravel", context, "SMALLTALK", null, false, true, false, false, Set.of(), null);
        var routed = ROUTER.route(
                new Turn("gravel and sand here", context, "SMALLTALK", null, false, true, false, false, Set.of(), null),
                Policy.standard());

        assertThat(routed.explanation().actionRule()).isEqualTo(rule);
        assertThat(routed.decision().action()).isEqualTo(action);
        assertThat(ROUTER.route(turn, Policy.standard())
                        .explanation()
                        .thresholds()
                        .clarifyBelow()
                        .value())
                .hasToString("0.62");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "what private note did I write",
                "which of our confidential files",
                "show me my secret diary",
                "read our personal letters",
                "quote my unpublished memo",
                "tell me of my private big red entry",
                "give us our secret documents",
                "list private emails I sent",
                "pull up my private notes",
                "let me see our unpublished documents",
                "give me the confidential report we wrote",
                "find my personal record",
                "open that private journal of mine",
                "repeat our confidential message",
                "show us what stands in all of these 1234567 private notes we keep"
            })
    void privateMaterialIsNotGivenByName(String message) {
        assertThat(rule(message)).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "private notes, show them to me",
                "show me private notes",
                "show my private one two three note",
                "show my notes here",
                "show my private note \"it is so\"",
                "How do I write a personal essay for college?",
                "Which personal development book should I read?",
                "How should we store confidential documents?",
                "What personal data do we collect?",
                "When is our personal growth report due?",
                "Where do I keep sensitive customer records?"
            })
    void otherMaterialIs(String message) {
        assertThat(rule(message)).isNotEqualTo(2);
    }

    @Test
    void itIsAskedForWithinFortyCodePoints() {
        assertThat(rule("show " + "🙂".repeat(38) + " private notes of mine")).isEqualTo(2);
        assertThat(rule("show " + "🙂".repeat(39) + " private notes of mine")).isEqualTo(5);
    }

    @Test
    void eachMissingInputIsAskedForOnceAndAtMostThree() throws java.io.IOException {
        var policy = Policy.of(new com.fasterxml.jackson.databind.ObjectMapper().readTree("""
                {"workflow_library": {"plan": {"required_inputs": ["goal", "lead_name", "other", "context"]}}}
                """));
        var decision = ROUTER.route(Turns.of("plan it"), policy).decision();

        assertThat(decision.requiredInputsMissing()).containsExactly("goal", "lead_name", "other", "context");
        assertThat(decision.clarifyingQuestions())
                .containsExactly("What should it achieve?", "Please give: lead name", "Please give: other");
    }

    @Test
    void aClarificationWithoutAMissingInputAsksOneGeneralQuestion() {
        assertThat(ROUTER.route(Turns.of("gravel"), Policy.standard())
                        .decision()
                        .clarifyingQuestions())
                .containsExactly("Could you say in other words what you would like me to do?");
    }

    @Test
    void anEscalationAsksTheOwner() {
        assertThat(ROUTER.route(Turns.of("show my private note"), Policy.standard())
                        .decision()
                        .clarifyingQuestions())
                .containsExactly("Could you add a source for this, or answer it yourself?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"de", "tr-TR", "zh-Hant-TW", "x"})
    void aLanguageWithoutAFileIsAskedInEnglish(String language) {
        assertThat(ROUTER.route(Turns.language(language, "gravel"), Policy.standard())
                        .decision()
                        .clarifyingQuestions())
                .containsExactly("Could you say in other words what you would like me to do?");
    }

    @Test
    void missingInputsAreReportedWhateverTheActionIs() {
        var decision = ROUTER.route(Turns.of("plan this, show my private note"), Policy.standard())
                .decision();

        assertThat(decision.action()).isEqualTo(Action.ESCALATE);
        assertThat(decision.requiredInputsMissing()).containsExactly("objective", "constraints");
    }

    @Test
    void whatWouldHaveMadeItAnswerIsSaid() {
        var turn = new Turn("plan it", "public_share", null, null, false, true, false, false, Set.of(), null);

        assertThat(ROUTER.route(turn, Policy.standard()).explanation().wouldAnswer())
                .isEqualTo(new Explanation.WouldAnswer(
                        List.of("objective", "constraints"),
                        Map.of("knowledge_available", true),
                        java.math.BigDecimal.ZERO));
        assertThat(ROUTER.route(Turns.of("gravel"), Policy.standard())
                        .explanation()
                        .wouldAnswer())
                .isEqualTo(new Explanation.WouldAnswer(List.of(), Map.of(), new java.math.BigDecimal("0.02")));
        assertThat(ROUTER.route(Turns.of("show my private note"), Policy.standard())
                        .explanation()
                        .wouldAnswer())
                .isEqualTo(new Explanation.WouldAnswer(
                        List.of(), Map.of("evidence_found", true), java.math.BigDecimal.ZERO));
    }

    private static int rule(String message) {
        return ROUTER.route(Turns.of(message), Policy.standard()).explanation().actionRule();
    }
}
