package io.gemel.runtime.routing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyTest {

    private static final Router ROUTER = Router.english();

    @Test
    void anAbsentListKeepsTheInputsAndAnEmptyOneAsksForNothing() throws IOException {
        assertThat(policy("{\"workflow_library\": {\"plan\": {\"steps\": [\"a\"]}}}")
                        .workflow("plan")
                        .inputs())
                .containsExactly("objective", "constraints");
        assertThat(ROUTER.route(
                                Turns.of("plan it now please"),
                                policy("{\"workflow_library\": {\"plan\": {\"required_inputs\": []}}}"))
                        .decision()
                        .action())
                .isEqualTo(Action.ANSWER);
    }

    @Test
    void anInputThatIsNamedTwiceIsAskedForOnce() throws IOException {
        var twice =
                policy("{\"workflow_library\": {\"plan\": {\"required_inputs\": [\"fence\", \"gate\", \"fence\"]}}}");

        var decision = ROUTER.route(Turns.of("plan it now please"), twice).decision();

        assertThat(decision.requiredInputsMissing()).containsExactly("fence", "gate");
        assertThat(decision.clarifyingQuestions()).containsExactly("Please give: fence", "Please give: gate");
    }

    @Test
    void theTwinsOwnWorkflowsComeBehindTheEightByName() throws IOException {
        assertThat(policy("{\"workflow_library\": {\"zeta\": {}, \"answer\": {}, \"alpha\": {}}}")
                        .order())
                .containsExactly(
                        "diagnose",
                        "plan",
                        "critique",
                        "summarize",
                        "brainstorm",
                        "evaluate",
                        "write",
                        "answer",
                        "alpha",
                        "zeta");
    }

    @Test
    void aWorkflowHasItsSchemaOrTheTwinsOwn() throws IOException {
        var policy = policy("{\"workflow_library\": {\"plan\": {\"output_schema\": \"mine.v2\"}, \"own\": {}}}");

        assertThat(policy.workflow("plan").outputSchema()).isEqualTo("mine.v2");
        assertThat(policy.workflow("own").outputSchema()).isEqualTo("workflow.own.v1");
        assertThat(policy.workflow("write").outputSchema()).isEqualTo("workflow.write.v1");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            wie warm ist der Lead? | own | de
            plan the lead, WIE   WARM ist der lead | own | en
            wie warm ist ein Lead | answer | en
            say "wie warm ist der lead" twice | answer | en
            quick look at gravel | critique | fr
            both quick look, wie warm ist der lead | critique | en
            follow up | alpha | en
            """)
    void theTwinsUtterancesCountInAnyLanguageAndBeforeAllElse(String message, String workflow, String language)
            throws IOException {
        var policy = policy("""
                {"workflow_library": {
                  "own": {"utterances": ["Wie warm ist der Lead?", "follow-up"]},
                  "alpha": {"utterances": ["Follow up"]},
                  "critique": {"utterances": ["quick look"]}}}
                """);

        assertThat(ROUTER.route(Turns.language(language, message), policy)
                        .decision()
                        .intent())
                .isEqualTo(workflow);
    }

    @Test
    void thresholdsTemplateAndReviewsAreTheSpecsElseTheDefaults() throws IOException {
        var own = policy("""
                {"routing_policy": {"clarify_below": 0.3, "review_below": 0.05, "review_on": ["refuse"]},
                 "guardrails": {"refusal_templates": ["No.", "Never."]}, "schema_version": 9, "unheard_of": {}}
                """);
        var standard = Policy.standard();

        assertThat(own.clarifyBelow()).isEqualByComparingTo("0.3");
        assertThat(own.reviewBelow()).isEqualByComparingTo("0.05");
        assertThat(own.reviewOn()).containsExactly("refuse");
        assertThat(own.refusal()).isEqualTo("No.");
        assertThat(standard.clarifyBelow()).isEqualByComparingTo("0.62");
        assertThat(standard.reviewBelow()).isEqualByComparingTo("0.45");
        assertThat(standard.reviewOn())
                .containsExactlyInAnyOrder("clarify", "escalate", "refuse", "low_confidence", "needs_review");
        assertThat(standard.refusal()).isNull();
    }

    @Test
    void aKnownInputOfAnOwnWorkflowIsGivenByTheMessage() throws IOException {
        var policy = policy(
                "{\"workflow_library\": {\"own\": {\"required_inputs\": [\"audience\", \"goal\", \"x\"], \"utterances\": [\"gravel\"]}}}");

        assertThat(ROUTER.route(Turns.of("gravel sand for our team"), policy)
                        .decision()
                        .requiredInputsMissing())
                .containsExactly("x");
    }

    private static Policy policy(String spec) throws IOException {
        return Policy.of(new ObjectMapper().readTree(spec));
    }
}
