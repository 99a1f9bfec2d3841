package io.gemel.runtime.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InputsTest {

    private static final Router ROUTER = Router.english();

    /** What stands behind the second bar is what the message does not give. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            debug why one two three | context
            debug why one two | problem_statement context
            debug a problem one two | context
            debug the issues one | problem_statement context
            debug pains one two | context
            debug stalled gravel | context
            debug it, down | context
            debug it today | problem_statement
            debug it this big week | problem_statement
            debug it next Monday | problem_statement
            debug it since gravel | problem_statement
            debug it since | problem_statement context
            debug it during the summer | problem_statement
            debug it in 2024 | problem_statement
            debug it before q3 | problem_statement
            debug it two hours | problem_statement
            debug it two grains | problem_statement context
            debug it from a b c d to e | problem_statement
            debug it from a b c d e to f | problem_statement context
            debug it from a to | problem_statement context
            debug context one two | problem_statement
            debug it currently one | problem_statement context
            debug it on our gravel | problem_statement
            debug it for the | problem_statement context
            debug it 5% | problem_statement
            debug it two percent | problem_statement
            debug it 12 | problem_statement
            debug it 7 | problem_statement context
            debug it after one two | problem_statement
            debug it after one | problem_statement context
            debug: one two three | ''
            debug "one two three" | ''
            """)
    void diagnoseAsksForTheProblemAndItsContext(String message, String missing) {
        assertMissing(message, missing);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            plan gravel | constraints
            plan this | objective constraints
            plan it tomorrow | objective constraints
            plan two 20k | objective
            plan one goal | constraints
            plan it, the goal one two | constraints
            plan it, the goals one | objective constraints
            plan it to win gravel | constraints
            plan it to win | objective constraints
            plan it to be gravel | objective constraints
            plan it to them gravel | objective constraints
            plan it so that | constraints
            plan it for our gravel | constraints
            plan it for gravel | constraints
            plan it for free | objective constraints
            plan it for example | objective constraints
            plan it for me | objective constraints
            plan it for next week | objective
            plan it, headcount | objective
            plan it on two budgets | objective
            plan it within a month | objective
            plan it by the end of March | objective
            plan it in Q2 | objective
            plan it; under 7 | objective
            plan it; at most 7 | objective
            plan it, no more than ten | objective
            plan it by Friday | objective
            plan it by gravel | objective constraints
            plan it; without gravel | objective
            plan it; without | objective constraints
            plan it €5 | objective
            plan it 20k | objective
            plan it; 20 k | objective
            plan it; two engineers | objective
            plan it; 300 usd | objective
            plan it; 300 dogs | objective constraints
            plan it this quarter | objective
            plan it next years | objective
            plan it this day | objective constraints
            plan it: one two three | constraints
            """)
    void planAsksForTheObjectiveAndTheConstraints(String message, String missing) {
        assertMissing(message, missing);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            review it | artifact
            review it: one two three | ''
            review what is below | ''
            review the attached | ''
            review this big red essay | ''
            review this very big red essay | artifact
            review my essay | ''
            review the essay | ''
            review it - one two three four | ''
            review it - one two three | artifact
            review my essay: one two | ''
            review "one two" | ''
            review these slides | ''
            review a plan | artifact
            review it above | ''
            review www.example.org | ''
            condense it | source_text
            condense it above | ''
            condense www.example.org | ''
            condense http://example.org | ''
            condense http:// | source_text
            condense our transcript | ''
            condense this transcript | ''
            condense our conversation so far | ''
            condense the conversation | source_text
            """)
    void critiqueAndSummarizeAskForTheText(String message, String missing) {
        assertMissing(message, missing);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            ideate | goal
            ideate gravel | ''
            ideate some new good ideas | goal
            ideate ten | goal
            ideate on gravel | ''
            ideate for us | goal
            ideate about this | goal
            ideate of that | goal
            ideate: one two three | ''
            ideate how to name gravel | ''
            ideate to do something | goal
            ideate for a 3 day gravel | ''
            ideate for a 3 day | goal
            """)
    void brainstormAsksForTheGoal(String message, String missing) {
        assertMissing(message, missing);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            write gravel | audience goal
            write gravel to me | audience goal
            write gravel to our big red team | goal
            write gravel for investors | goal
            write gravel to b c d team | audience goal
            write investor gravel | goal
            write a tweet | goal
            write a newsletter | goal
            write an apology | audience
            write release notes | audience
            write gravel announcing sand | audience
            write gravel about it | audience goal
            write gravel regarding sand | audience
            write gravel to persuade | audience
            write gravel to sell | audience
            write gravel to see | audience goal
            write gravel: one two three | audience
            write a press release | ''
            write a letter from our team | audience goal
            write gravel to Ms Gravel | goal
            write a thank you note | audience
            write a reply to our team | goal
            write a reply to our team about gravel | ''
            """)
    void writeAsksForTheAudienceAndTheGoal(String message, String missing) {
        assertMissing(message, missing);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            assess it | criteria options
            assess it criterion | options
            rank it | options
            assess it measures | options
            assess it cheapest | options
            assess it on price | options
            assess it based on our price | options
            assess it in terms of price | options
            assess it for you | criteria options
            assess it by it | criteria options
            assess both big red tools | criteria
            assess the offers | criteria
            assess two vendors | criteria
            assess a or b | criteria
            assess a or | criteria options
            assess a, b | criteria
            assess a. b | criteria options
            assess a against bb | criteria
            compare a and b | criteria
            compare a with b | criteria
            compare and b | criteria options
            assess a and b | criteria options
            assess it 1. a 2. b | criteria
            assess it a) x b) y | criteria
            assess it 1. a | criteria options
            assess it: one two three | criteria
            """)
    void evaluateAsksForTheCriteriaAndTheOptions(String message, String missing) {
        assertMissing(message, missing);
    }

    @Test
    void whatIsPinnedIsGivenAndHasNoPlace() {
        var turn = new Turn(
                "plan it by Friday",
                "owner_chat",
                null,
                null,
                null,
                null,
                null,
                null,
                Set.of("objective", "constraints"),
                null);

        assertThat(ROUTER.route(turn, Policy.standard()).explanation().inputs())
                .containsExactly(
                        new Explanation.Input("objective", "pinned", null, null),
                        new Explanation.Input("constraints", "pinned", null, null));
    }

    @Test
    void aLabelsWorkflowHasNoObject() {
        assertThat(missing(Turns.labelled("advice_or_stance", null, "gravel in May")))
                .containsExactly("objective");
    }

    private static void assertMissing(String message, String missing) {
        var expected = missing.equals("''") ? List.<String>of() : List.of(missing.split(" "));

        assertThat(missing(Turns.of(message))).isEqualTo(expected);
    }

    private static List<String> missing(Turn turn) {
        return ROUTER.route(turn, Policy.standard()).decision().requiredInputsMissing();
    }
}
