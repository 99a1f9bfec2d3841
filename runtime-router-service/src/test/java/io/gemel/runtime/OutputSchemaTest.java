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

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.gemel.platform.json.Json;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class OutputSchemaTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    diagnose | {"problem":"p","likely_causes":[{"cause":"c","likelihood":"low","evidence":["e"]}],"checks":["k"],"next_step":"n","more":1}
                    plan | {"objective":"o","constraints":[],"steps":[{"step":"s","owner":"w"}],"risks":["r"]}
                    critique | {"strengths":["s"],"weaknesses":[{"point":"p","severity":"high","fix":"f"}],"verdict":"v"}
                    summarize | {"bullets":["b"],"source_refs":[]}
                    brainstorm | {"goal":"g","ideas":[{"idea":"i","why":"w"}]}
                    evaluate | {"criteria":["c"],"options":[{"option":"o","scores":{"c":0.30000000000000004},"notes":"n"}],"recommendation":"r"}
                    write | {"audience":"a","goal":"g","text":"t"}
                    answer | {"text":"t","citations":["c"]}
                    """)
    void aGoodOutputIsAcceptedAndOneWithoutARequiredMemberRefused(String workflow, String good) {
        var schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(Json.read(as("viewer@acme")
                        .get("/workflows/{w}/output-schema", workflow)
                        .then()
                        .statusCode(200)
                        .header("Content-Type", "application/schema+json")
                        .body("title", equalTo("workflow." + workflow + ".v1"))
                        .extract()
                        .asString()));
        var output = Json.read(good);

        assertThat(schema.validate(output)).isEmpty();
        withoutOne(output)
                .forEach(bad -> assertThat(schema.validate(bad)).as("%s", bad).isNotEmpty());
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
