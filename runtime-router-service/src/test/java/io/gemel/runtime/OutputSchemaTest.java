package io.gemel.runtime;

import static io.gemel.runtime.Api.RUNTIME;
import static io.gemel.runtime.Api.activated;
import static io.gemel.runtime.Api.as;
import static io.gemel.runtime.Api.audit;
import static io.gemel.runtime.Api.decide;
import static io.gemel.runtime.Api.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.gemel.platform.json.Json;
import io.gemel.runtime.schema.OutputSchemas;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class OutputSchemaTest {

    private static final Map<String, String> GOOD = Map.of(
            "diagnose",
            """
            {"problem":"p","likely_causes":[{"cause":"c","likelihood":"low","evidence":["e"]}],"checks":["k"],"next_step":"n","more":1}""",
            "plan",
            """
            {"objective":"o","constraints":[],"steps":[{"step":"s","owner":"w"}],"risks":["r"]}""",
            "critique",
            """
            {"strengths":["s"],"weaknesses":[{"point":"p","severity":"high","fix":"f"}],"verdict":"v"}""",
            "summarize",
            """
            {"bullets":["b"],"source_refs":[]}""",
            "brainstorm",
            """
            {"goal":"g","ideas":[{"idea":"i","why":"w"}]}""",
            "evaluate",
            """
            {"criteria":["c"],"options":[{"option":"o","scores":{"c":0.30000000000000004},"notes":"n"}],"recommendation":"r"}""",
            "write",
            """
            {"audience":"a","goal":"g","text":"t"}""",
            "answer",
            """
            {"text":"t","citations":["c"]}""");

    @ParameterizedTest
    @ValueSource(strings = {"diagnose", "plan", "critique", "summarize", "brainstorm", "evaluate", "write", "answer"})
    void aGoodOutputIsAcceptedAndOneWithoutARequiredMemberRefused(String workflow) {
        var schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(Json.read(as("viewer@acme")
                        .get("/workflows/{w}/output-schema", workflow)
                        .then()
                        .statusCode(200)
                        .header("Content-Type", "application/schema+json")
                        .body("title", equalTo("workflow." + workflow + ".v1"))
                        .extract()
                        .asString()));
        var output = Json.read(GOOD.get(workflow));

        assertThat(schema.validate(output)).isEmpty();
        withoutOne(output)
                .forEach(bad -> assertThat(schema.validate(bad)).as("%s", bad).isNotEmpty());
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    diagnose   | /problem                    | " "
                    diagnose   | /problem                    | 7
                    diagnose   | /likely_causes              | {}
                    diagnose   | /likely_causes/0            | "c"
                    diagnose   | /likely_causes/0/cause      | ""
                    diagnose   | /likely_causes/0/likelihood | "certain"
                    diagnose   | /likely_causes/0/evidence   | "e"
                    diagnose   | /likely_causes/0/evidence/0 | 7
                    diagnose   | /checks                     | "k"
                    diagnose   | /checks/0                   | " "
                    diagnose   | /next_step                  | null
                    plan       | /objective                  | " "
                    plan       | /constraints                | "c"
                    plan       | /constraints                | [7]
                    plan       | /steps                      | {}
                    plan       | /steps/0/step               | " "
                    plan       | /steps/0/owner              | 7
                    plan       | /steps/0/due                | " "
                    plan       | /risks/0                    | 1
                    critique   | /strengths/0                | " "
                    critique   | /weaknesses/0/point         | 7
                    critique   | /weaknesses/0/severity      | "huge"
                    critique   | /weaknesses/0/fix           | " "
                    critique   | /verdict                    | ""
                    summarize  | /bullets                    | "b"
                    summarize  | /bullets/0                  | " "
                    summarize  | /source_refs                | [1]
                    brainstorm | /goal                       | " "
                    brainstorm | /ideas                      | "i"
                    brainstorm | /ideas/0/idea               | ""
                    brainstorm | /ideas/0/why                | 7
                    evaluate   | /criteria/0                 | " "
                    evaluate   | /options/0/option           | 7
                    evaluate   | /options/0/scores           | []
                    evaluate   | /options/0/scores/c         | "0.3"
                    evaluate   | /options/0/notes            | " "
                    evaluate   | /recommendation             | 7
                    write      | /audience                   | 7
                    write      | /goal                       | " "
                    write      | /text                       | ""
                    answer     | /text                       | " "
                    answer     | /citations                  | "c"
                    answer     | /citations/0                | 7
                    """)
    void anOutputWithAMemberOfAnotherKindIsRefused(String workflow, String at, String value) {
        var bad = Json.read(GOOD.get(workflow));
        var member = JsonPointer.compile(at);
        switch (bad.at(member.head())) {
            case ObjectNode object -> object.set(member.last().getMatchingProperty(), Json.read(value));
            case ArrayNode array -> array.set(member.last().getMatchingIndex(), Json.read(value));
            default -> throw new AssertionError(at);
        }

        assertThat(OutputSchemas.accepts("workflow." + workflow + ".v1", Json.read(GOOD.get(workflow))))
                .contains(true);
        assertThat(OutputSchemas.accepts("workflow." + workflow + ".v1", bad)).contains(false);
    }

    @ParameterizedTest
    @CsvSource({"diagnose, /likely_causes/0/likelihood", "critique, /weaknesses/0/severity"})
    void aGradeIsLowMediumOrHigh(String workflow, String at) {
        var member = JsonPointer.compile(at);
        for (var grade : List.of("low", "medium", "high")) {
            var output = Json.read(GOOD.get(workflow));
            ((ObjectNode) output.at(member.head())).put(member.last().getMatchingProperty(), grade);

            assertThat(OutputSchemas.accepts("workflow." + workflow + ".v1", output))
                    .contains(true);
        }
    }

    @Test
    void aBuiltInWorkflowWithTheTwinsOwnSchemaIsNotJudged() {
        var twin = Api.twin();
        Api.send(twin, activated(twin, "1.0.0", """
                {"version": "1.0.0", "workflow_library": {"write": {"output_schema": "own.letter.v2"}}}
                """, 1));
        Api.awaitSpec(twin, 1);
        var body = Json.object()
                .put(
                        "routing_decision_id",
                        decide(twin, RUNTIME, message("Draft a concise investor update email for this month"))
                                .<String>path("id"))
                .put("assistant_message_id", "a1");
        body.set("output", Json.read(GOOD.get("write")));

        audit(twin, RUNTIME, body)
                .then()
                .statusCode(201)
                .body("output_schema", equalTo("own.letter.v2"))
                .body("output_valid", nullValue());
    }

    @Test
    void anotherWorkflowHasNoDocument() {
        as("viewer@acme")
                .get("/workflows/research/output-schema")
                .then()
                .statusCode(404)
                .body("code", equalTo("workflow-not-found"));
        as("builder@acme").get("/workflows/plan/output-schema").then().statusCode(403);
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Draft a concise investor update email for this month | {\"audience\":\"a\",\"goal\":\"g\",\"text\":\"t\"} | true",
                "Draft a concise investor update email for this month | {\"audience\":\"a\",\"goal\":\"g\",\"text\":7} | false",
                "Draft a concise investor update email for this month | [] | false",
                "Draft a concise investor update email for this month | | ",
                "mend my fence quickly | {\"anything\":1} | "
            })
    void anOutputIsJudgedByItsDecisionsSchema(String text, String output, Boolean valid) {
        var twin = Api.twin();
        Api.send(twin, activated(twin, "1.0.0", """
                {"version": "1.0.0", "workflow_library": {"fencing": {"utterances": ["mend my fence"]}}}
                """, 1));
        Api.awaitSpec(twin, 1);
        var body = Json.object()
                .put("routing_decision_id", decide(twin, RUNTIME, message(text)).<String>path("id"))
                .put("assistant_message_id", "a1");
        if (output != null) {
            body.set("output", Json.read(output));
        }

        var answer = audit(twin, RUNTIME, body).then().statusCode(201);

        answer.body("output_valid", valid == null ? nullValue() : equalTo(valid));
    }

    /** The output without each of its required members in turn, those of its first element too. */
    private static Iterable<JsonNode> withoutOne(JsonNode good) {
        var bad = new ArrayList<JsonNode>();
        good.properties().forEach(member -> {
            if (!member.getKey().equals("more")) {
                ObjectNode less = good.deepCopy();
                bad.add(less.without(member.getKey()));
                if (member.getValue().path(0).isObject()) {
                    for (var inner : member.getValue().path(0).properties()) {
                        ObjectNode copy = good.deepCopy();
                        ((ObjectNode) copy.path(member.getKey()).path(0)).remove(inner.getKey());
                        if (!inner.getKey().equals("owner")) {
                            bad.add(copy);
                        }
                    }
                }
            }
        });
        return bad;
    }
}
