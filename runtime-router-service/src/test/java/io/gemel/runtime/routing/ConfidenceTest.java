package io.gemel.runtime.routing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfidenceTest {

    private static final Router ROUTER = Router.english();

    /** Message, mode, owner scope, evidence, knowledge, confidence, what it is made of. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            one two three four | QA_FACT | false | false | true | 0.7 | start 0.7
            one two three four | SMALLTALK | false | false | true | 0.9 | start 0.7, smalltalk 0.2
            one two three | QA_FACT | false | false | true | 0.6 | start 0.7, short_message -0.1
            one | SMALLTALK | false | false | true | 0.8 | start 0.7, smalltalk 0.2, short_message -0.1
            ?! | QA_FACT | false | false | true | 0.4 | start 0.7, empty_message -0.2, short_message -0.1
            one two three four | QA_FACT | false | true | true | 0.78 | start 0.7, evidence_with_knowledge 0.08
            one two three four | QA_FACT | false | true | false | 0.56 | start 0.7, evidence_without_knowledge -0.14
            one two three four | QA_FACT | true | false | false | 0.62 | start 0.7, owner_scope_without_knowledge -0.08
            one two three four | QA_FACT | true | false | true | 0.7 | start 0.7
            one two three four | QA_FACT | true | true | false | 0.48 | start 0.7, evidence_without_knowledge -0.14, owner_scope_without_knowledge -0.08
            review it for me now | QA_FACT | false | false | true | 0.62 | start 0.7, missing_inputs -0.08
            plan it for me now | QA_FACT | false | false | true | 0.54 | start 0.7, missing_inputs -0.16
            three on these words here | QA_FACT | false | false | true | 0.46 | start 0.7, missing_inputs -0.24
            four on these words here | QA_FACT | false | false | true | 0.46 | start 0.7, missing_inputs -0.24
            four on | SMALLTALK | false | true | true | 0.64 | start 0.7, smalltalk 0.2, short_message -0.1, evidence_with_knowledge 0.08, missing_inputs -0.24
            one two three four | SMALLTALK | false | true | true | 0.98 | start 0.7, smalltalk 0.2, evidence_with_knowledge 0.08
            """)
    void eachCircumstanceHasItsShare(
            String message,
            String mode,
            boolean scope,
            boolean evidence,
            boolean knowledge,
            String confidence,
            String shares)
            throws IOException {
        var routed = ROUTER.route(turn(message, mode, null, scope, evidence, knowledge), own("0.62"));

        assertThat(routed.decision().confidence().toString()).isEqualTo(confidence);
        assertThat(routed.explanation().confidence().stream()
                        .map(share -> share.name() + " " + share.value())
                        .collect(Collectors.joining(", ")))
                .isEqualTo(shares);
    }

    @ParameterizedTest
    @CsvSource({"'',0"})
    void itIsNeverBelowNothing(String message, String confidence) throws IOException {
        var routed = ROUTER.route(turn(message, "QA_FACT", "summarize_or_transform", true, true, false), own("0.62"));

        assertThat(routed.decision().confidence().toString()).isEqualTo(confidence);
        assertThat(routed.explanation().confidence().getLast()).hasToString("Contribution[name=bounds, value=0.06]");
    }

    @ParameterizedTest
    @CsvSource({
        "0.62,0.62,ANSWER,0",
        "0.62,0.6199,ANSWER,0.0001",
        "0.62,0.6201,CLARIFY,-0.0001",
        "0.7,0.7,ANSWER,0",
        "0.7,0.70001,CLARIFY,-0.00001",
        "0.56,0.5600,ANSWER,0",
        "0.56,0.5601,CLARIFY,-0.0001",
        "0.6,0.62,CLARIFY,-0.02",
        "0.78,0.95,CLARIFY,-0.17",
        "0.78,0.30,ANSWER,0.48"
    })
    void theThresholdItselfAnswers(String confidence, String threshold, Action action, String distance)
            throws IOException {
        var short3 = confidence.equals("0.6");
        var turn = turn(
                short3 ? "one two three" : "one two three four",
                "QA_FACT",
                null,
                confidence.equals("0.62"),
                confidence.equals("0.56") || confidence.equals("0.78"),
                confidence.equals("0.78"));
        var routed = ROUTER.route(turn, own(threshold));

        assertThat(routed.decision().confidence()).hasToString(confidence);
        assertThat(routed.decision().action()).isEqualTo(action);
        assertThat(routed.explanation().thresholds().clarifyBelow().distance()).hasToString(distance);
        assertThat(routed.explanation().thresholds().reviewBelow().value()).hasToString("0.45");
    }

    /** A twin whose own workflows need three and four inputs. */
    private static Policy own(String clarifyBelow) throws IOException {
        return Policy.of(new ObjectMapper()
                .enable(com.fasterxml.jackson.databind.DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .readTree("""
                        {"routing_policy": {"clarify_below": %s},
                         "workflow_library": {
                            "summarize": {"required_inputs": ["a", "b", "c"]},
                            "w3": {"required_inputs": ["a", "b", "c"], "utterances": ["three on"]},
                            "w4": {"required_inputs": ["a", "b", "c", "d"], "utterances": ["four on"]}}}
                        """.formatted(clarifyBelow)));
    }

    private static Turn turn(
            String message,
            String mode,
            @org.jspecify.annotations.Nullable String label,
            boolean scope,
            boolean evidence,
            boolean knowledge) {
        return new Turn(message, "owner_chat", mode, label, scope, evidence, knowledge, false, Set.of(), null);
    }
}
