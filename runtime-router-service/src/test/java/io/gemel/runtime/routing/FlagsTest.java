package io.gemel.runtime.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FlagsTest {

    private static final Router ROUTER = Router.english();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hi",
                "Hello!",
                "hey",
                "yo",
                "ok",
                "okay",
                "thanks",
                "Thank you.",
                "thx",
                "good morning",
                "good afternoon",
                "good evening",
                "good night",
                "bye",
                "goodbye",
                "great",
                "cool",
                "nice",
                "perfect",
                "sounds good",
                "got it",
                "How are you?",
                "hi there",
                "Thanks, bye!",
                "ok thanks so much"
            })
    void aGreetingIsSmalltalkAndAnswered(String message) {
        var routed = ROUTER.route(Turns.of(message), Policy.standard());

        assertThat(routed.flags().dialogueMode()).isEqualTo("SMALLTALK");
        assertThat(routed.flags().intentLabel()).isEqualTo("meta_or_system");
        assertThat(routed.decision().action()).isEqualTo(Action.ANSWER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"there", "good", "not great", "", "thanks for nothing"})
    void anythingElseIsNot(String message) {
        assertThat(ROUTER.route(Turns.of(message), Policy.standard()).flags().dialogueMode())
                .isEqualTo("QA_FACT");
    }

    @ParameterizedTest
    @CsvSource({
        "STANCE_GLOBAL,advice_or_stance",
        "SMALLTALK,meta_or_system",
        "IDENTITY_FACT,meta_or_system",
        "REPAIR,disagreement_or_conflict",
        "TEACHING,ambiguity_or_clarify",
        "QA_FACT,factual_with_evidence",
        "QA_RELATIONSHIP,factual_with_evidence"
    })
    void theModeGivesTheLabelBeforeWordsAndWorkflow(String mode, String label) {
        assertThat(label(mode, "gravel and sand")).isEqualTo(label);
        if (!label.equals("factual_with_evidence")) {
            assertThat(label(mode, "should I write gravel")).isEqualTo(label);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            should I sift gravel | advice_or_stance
            or should we sift it | advice_or_stance
            do you recommend gravel | advice_or_stance
            your take on gravel | advice_or_stance
            who are you | meta_or_system
            say what can you do | meta_or_system
            I disagree, recap | disagreement_or_conflict
            that’s not true | disagreement_or_conflict
            well that is not true | disagreement_or_conflict
            not sure, recap it | ambiguity_or_clarify
            it is unclear | ambiguity_or_clarify
            I disagree but should we | advice_or_stance
            recap it | summarize_or_transform
            write it | action_or_tool_execution
            review it | disagreement_or_conflict
            plan it | advice_or_stance
            rank it | advice_or_stance
            ideate | advice_or_stance
            debug it | ambiguity_or_clarify
            gravel | factual_with_evidence
            say "should we sift it" now | factual_with_evidence
            """)
    void thenTheWordsThenTheWorkflow(String message, String label) {
        assertThat(label(null, message)).isEqualTo(label);
    }

    @Test
    void aDerivedLabelNeverMaps() {
        assertThat(ROUTER.route(Turns.of("should we sift gravel"), Policy.standard())
                        .decision()
                        .intent())
                .isEqualTo("answer");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            so I said it | true | true
            we wrote it | true | true
            we decided it | true | true
            I think so | true | true
            I thought so | true | true
            we believe it | true | true
            I promised it | true | true
            you said it | false | true
            I often said it | false | false
            they said it | false | false
            my stance | true | true
            our view on it | true | true
            my opinion | true | true
            our policy | true | true
            my story | true | true
            our background | true | true
            my principle | true | true
            your policy | false | true
            our new policy | false | false
            their policy | false | false
            he wrote "well I said it" there | false | false
            """)
    void theOwnerIsMeant(String message, boolean inPrivate, boolean inPublic) {
        assertThat(flags("owner_chat", message).ownerScope()).isEqualTo(inPrivate);
        assertThat(flags("owner_training", message).ownerScope()).isEqualTo(inPrivate);
        assertThat(flags("public_share", message).ownerScope()).isEqualTo(inPublic);
        assertThat(flags("public_widget", message).ownerScope()).isEqualTo(inPublic);
        assertThat(flags("public_share", message).evidence()).isEqualTo(inPublic);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            sift gravel | false
            I think so | true
            give a source | true
            give sources | true
            cite it | true
            citations | true
            evidence of it | true
            according to him | true
            who sifts | true
            what sifts | true
            when | true
            where is it | true
            which is it | true
            so how many | true
            how much sand | true
            how is sand | false
            what should we sift | false
            debug what sifts | false
            rank it, cite it | true
            say "who sifts it" now | false
            """)
    void evidenceIsRequired(String message, boolean required) {
        assertThat(flags("owner_chat", message).evidence()).isEqualTo(required);
    }

    @Test
    void whatIsGivenIsUsedAsGiven() {
        var turn = new Turn("hi", "owner_chat", "REPAIR", "meta_or_system", true, false, false, true, Set.of(), null);
        var routed = ROUTER.route(turn, Policy.standard());

        assertThat(routed.flags()).isEqualTo(new Flags("REPAIR", "meta_or_system", true, false, false, true));
        assertThat(routed.explanation().flags().values()).allMatch(Explanation.Flag::given);
    }

    @Test
    void whatIsDerivedIsSaidToBe() {
        assertThat(ROUTER.route(Turns.of("hi"), Policy.standard()).explanation().flags())
                .containsEntry("dialogue_mode", new Explanation.Flag("SMALLTALK", false))
                .containsEntry("intent_label", new Explanation.Flag("meta_or_system", false))
                .containsEntry("target_owner_scope", new Explanation.Flag(false, false))
                .containsEntry("requires_evidence", new Explanation.Flag(false, false))
                .containsEntry("knowledge_available", new Explanation.Flag(true, false))
                .containsEntry("evidence_found", new Explanation.Flag(false, false))
                .hasSize(6);
    }

    private static String label(@Nullable String mode, String message) {
        return ROUTER.route(Turns.labelled(null, mode, message), Policy.standard())
                .flags()
                .intentLabel();
    }

    private static Flags flags(String context, String message) {
        return ROUTER.route(Turns.in(context, message), Policy.standard()).flags();
    }
}
