package io.gemel.capture.gate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gemel.platform.json.Json;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GateTest {

    private static final String GOOD = "{\"type\": \"RISK\", \"summary\": \"It is safer.\"}";

    /** {@code good} stands for a good value; {@code N*c} for a text of N times the character c. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "absent", maxCharsPerColumn = 20000, textBlock = """
            good                                                  | good                       |
            {"type": "OTHER", "summary": "x"}                    | ["a"]                    |
            {"type": "CONSISTENCY", "summary": "x"}              | ["a", "a"]               |
            {"type": "UX", "summary": "x", "tradeoff": null}     | good                       |
            {"type": "UX", "summary": "x", "tradeoff": "t\\nu"}  | good                       |
            {"type": "UX", "summary": "x", "tradeoff": "4000*t"} | good                       |
            {"type": "UX", "summary": "x", "evidenceRefs": null} | good                       |
            {"type": "UX", "summary": "x", "evidenceRefs": []}   | good                       |
            {"type": "UX", "summary": "x", "evidenceRefs": ["e"]}| good                       |
            {"type": "UX", "summary": "1000*s"}                  | good                       |
            {"type": "UX", "summary": "1000*😀"}                 | good                       |
            {"type": "UX", "summary": "\\u00a0\\ufeff 1000*s\\n\\u2003"} | good              |
            {"type": "UX", "summary": "x"}                       | ["512*e"]                |
            {"type": "UX", "summary": "x"}                       | 50*"e"                   |
            absent                                               | good                       | REASON_REQUIRED reason
            null                                                 | good                       | REASON_REQUIRED reason
            "because"                                            | good                       | REASON_SCHEMA_VIOLATION reason
            []                                                   | good                       | REASON_SCHEMA_VIOLATION reason
            true                                                 | good                       | REASON_SCHEMA_VIOLATION reason
            {"type": "UX", "summary": "x", "tradeoff": 5}        | good                       | REASON_SCHEMA_VIOLATION reason.tradeoff
            {"type": "UX", "summary": "x", "tradeoff": " "}      | good                       | REASON_SCHEMA_VIOLATION reason.tradeoff
            {"type": "UX", "summary": "x", "tradeoff": "4001*t"} | good                       | REASON_SCHEMA_VIOLATION reason.tradeoff
            {"type": "UX", "summary": "x", "tradeoff": ["t"]}    | good                       | REASON_SCHEMA_VIOLATION reason.tradeoff
            {"type": "UX", "summary": "x", "evidenceRefs": "e"}  | good                       | REASON_SCHEMA_VIOLATION reason.evidenceRefs
            {"type": "UX", "summary": "x", "evidenceRefs": {}}   | good                       | REASON_SCHEMA_VIOLATION reason.evidenceRefs
            {"type": "UX", "summary": "x", "evidenceRefs": 51*"e"} | good                     | REASON_SCHEMA_VIOLATION reason.evidenceRefs
            {"type": "UX", "summary": "x", "evidenceRefs": ["e", 1, ""]} | good               | REASON_SCHEMA_VIOLATION reason.evidenceRefs.1, REASON_SCHEMA_VIOLATION reason.evidenceRefs.2
            {"summary": "x"}                                     | good                       | REASON_TYPE_INVALID reason.type
            {"type": null, "summary": "x"}                       | good                       | REASON_TYPE_INVALID reason.type
            {"type": 7, "summary": "x"}                          | good                       | REASON_TYPE_INVALID reason.type
            {"type": "risk", "summary": "x"}                     | good                       | REASON_TYPE_INVALID reason.type
            {"type": "RISK ", "summary": "x"}                    | good                       | REASON_TYPE_INVALID reason.type
            {"type": ["RISK"], "summary": "x"}                   | good                       | REASON_TYPE_INVALID reason.type
            {"type": "RISK"}                                     | good                       | REASON_SUMMARY_REQUIRED reason.summary
            {"type": "RISK", "summary": null}                    | good                       | REASON_SUMMARY_REQUIRED reason.summary
            {"type": "RISK", "summary": 42}                      | good                       | REASON_SUMMARY_REQUIRED reason.summary
            {"type": "RISK", "summary": ""}                      | good                       | REASON_SUMMARY_REQUIRED reason.summary
            {"type": "RISK", "summary": " \\t\\n"}               | good                       | REASON_SUMMARY_REQUIRED reason.summary
            {"type": "RISK", "summary": "\\u00a0"}               | good                       | REASON_SUMMARY_REQUIRED reason.summary
            {"type": "RISK", "summary": "\\ufeff\\u00a0\\u2028\\u3000"} | good                | REASON_SUMMARY_REQUIRED reason.summary
            {"type": "RISK", "summary": "1001*s"}                | good                       | REASON_SUMMARY_TOO_LONG reason.summary
            {"type": "RISK", "summary": "1001*😀"}               | good                       | REASON_SUMMARY_TOO_LONG reason.summary
            {"type": "RISK", "summary": "x", "why": 1}           | good                       | REASON_PROPERTY_UNKNOWN reason.why
            {"type": "RISK", "summary": "x", "z": 1, "a": null}  | good                       | REASON_PROPERTY_UNKNOWN reason.a, REASON_PROPERTY_UNKNOWN reason.z
            {"type": "RISK", "summary": "x", "Summary": "x"}     | good                       | REASON_PROPERTY_UNKNOWN reason.Summary
            {"type": "RISK", "summary": "x", "conversationTurnRef": "t"} | good               | REASON_PROPERTY_UNKNOWN reason.conversationTurnRef
            {}                                                   | good                       | REASON_TYPE_INVALID reason.type, REASON_SUMMARY_REQUIRED reason.summary
            good                                                  | absent                   | EVIDENCE_REFS_REQUIRED evidenceRefs
            good                                                  | null                     | EVIDENCE_REFS_REQUIRED evidenceRefs
            good                                                  | []                       | EVIDENCE_REFS_REQUIRED evidenceRefs
            {"type": "UX", "summary": "x", "evidenceRefs": ["e"]}| []                       | EVIDENCE_REFS_REQUIRED evidenceRefs
            {"type": "UX", "summary": "x", "evidenceRefs": ["e"]}| absent                   | EVIDENCE_REFS_REQUIRED evidenceRefs
            good                                                  | "e"                      | EVIDENCE_REF_INVALID evidenceRefs
            good                                                  | {"a": 1}                 | EVIDENCE_REF_INVALID evidenceRefs
            good                                                  | {}                       | EVIDENCE_REF_INVALID evidenceRefs
            good                                                  | 51*"e"                   | EVIDENCE_REF_INVALID evidenceRefs
            good                                                  | [""]                     | EVIDENCE_REF_INVALID evidenceRefs.0
            good                                                  | ["e", "\\u00a0"]         | EVIDENCE_REF_INVALID evidenceRefs.1
            good                                                  | [null]                   | EVIDENCE_REF_INVALID evidenceRefs.0
            good                                                  | [5]                      | EVIDENCE_REF_INVALID evidenceRefs.0
            good                                                  | ["513*e"]                | EVIDENCE_REF_INVALID evidenceRefs.0
            good                                                  | ["a\\nb"]                | EVIDENCE_REF_INVALID evidenceRefs.0
            absent                                               | absent                   | REASON_REQUIRED reason, EVIDENCE_REFS_REQUIRED evidenceRefs
            5                                                    | 5                        | REASON_SCHEMA_VIOLATION reason, EVIDENCE_REF_INVALID evidenceRefs
            """)
    void aProposalIsJudged(String reason, String evidence, String expected) {
        assertThat(judge(json(reason, GOOD), json(evidence, "[\"docs/a.md\"]")))
                .isEqualTo(expected == null ? List.of() : Arrays.asList(expected.split(", ")));
    }

    @Test
    void everythingIsReportedInTheOrderOfTheRulesThenByFieldWithIndicesAsNumbers() {
        var reason = (ObjectNode)
                Json.read("{\"zebra\": 1, \"apple\": 2, \"type\": \"x\", \"tradeoff\": 1, \"summary\": \"\"}");
        reason.set("evidenceRefs", list(11, ""));
        assertThat(judge(reason, list(12, " ")))
                .startsWith(
                        "REASON_SCHEMA_VIOLATION reason.evidenceRefs.0",
                        "REASON_SCHEMA_VIOLATION reason.evidenceRefs.1",
                        "REASON_SCHEMA_VIOLATION reason.evidenceRefs.2")
                .containsSubsequence(
                        "REASON_SCHEMA_VIOLATION reason.evidenceRefs.9",
                        "REASON_SCHEMA_VIOLATION reason.evidenceRefs.10",
                        "REASON_SCHEMA_VIOLATION reason.tradeoff",
                        "REASON_TYPE_INVALID reason.type",
                        "REASON_SUMMARY_REQUIRED reason.summary",
                        "REASON_PROPERTY_UNKNOWN reason.apple",
                        "REASON_PROPERTY_UNKNOWN reason.zebra",
                        "EVIDENCE_REF_INVALID evidenceRefs.0",
                        "EVIDENCE_REF_INVALID evidenceRefs.2",
                        "EVIDENCE_REF_INVALID evidenceRefs.10",
                        "EVIDENCE_REF_INVALID evidenceRefs.11")
                .doesNotHaveDuplicates()
                .hasSize(11 + 1 + 1 + 1 + 2 + 12);
    }

    @Test
    void noMessageQuotesAValue() {
        var verdict = (Verdict.Block) Gate.judge(
                Json.read("{\"type\": \"marker\", \"summary\": 7, \"tradeoff\": [\"marker\"], \"more\": \"marker\"}"),
                Json.read("[5, \"\", {\"x\": \"marker\"}]"));
        assertThat(verdict.violations())
                .allSatisfy(each ->
                        assertThat(each.message()).doesNotContain("marker").isNotBlank())
                .allSatisfy(each ->
                        assertThat(each.pointer()).isEqualTo("/" + each.field().replace('.', '/')));
    }

    private static List<String> judge(JsonNode reason, JsonNode evidence) {
        return switch (Gate.judge(reason, evidence)) {
            case Verdict.Pass() -> List.of();
            case Verdict.Block(var violations) ->
                violations.stream()
                        .map(each -> each.code() + " " + each.field())
                        .toList();
        };
    }

    private static JsonNode list(int count, String text) {
        var array = Json.mapper().createArrayNode();
        for (int i = 0; i < count; i++) {
            array.add(text);
        }
        return array;
    }

    private static JsonNode json(String text, String good) {
        if (text == null) {
            return null;
        }
        if (text.equals("good")) {
            return Json.read(good);
        }
        var lists = java.util.regex.Pattern.compile("(\\d+)\\*\"(.)\"").matcher(text);
        String whole = lists.replaceAll(
                m -> list(Integer.parseInt(m.group(1)), m.group(2)).toString());
        var texts = java.util.regex.Pattern.compile("(\\d+)\\*(\\X)").matcher(whole);
        return Json.read(texts.replaceAll(m -> m.group(2).repeat(Integer.parseInt(m.group(1)))));
    }
}
