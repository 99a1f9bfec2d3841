package io.gemel.capture.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gemel.capture.Plans;
import io.gemel.platform.json.Fields;
import io.gemel.platform.json.Json;
import io.gemel.platform.problem.Refusal;
import io.gemel.platform.problem.Violations.Violation;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlanReaderTest {

    private static final String VALIDATOR = "{\"validator_id\": \"v\", \"validator_version\": \"1\"}";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /plan                              | null                       | /plan                                | null
            /plan                              | []                         | /plan                                | type
            /plan/other                        | 1                          | /plan/other                          | unknown
            /plan/step_contract_version        | "2"                        | /plan/step_contract_version          | set
            /plan/step_contract_version        | 1                          | /plan/step_contract_version          | type
            /plan/extensions                   | [1]                        | /plan/extensions                     | count
            /plan/extensions                   | {}                         | /plan/extensions                     | type
            /plan/extensions                   | null                       | /plan/extensions                     | null
            /plan/metadata                     | null                       | /plan/metadata                       | null
            /plan/metadata/policyProfile       | ""                         | /plan/metadata/policyProfile         | blank
            /plan/metadata/mode                | "with space"               | /plan/metadata/mode                  | format
            /plan/metadata/mode                | "ünicode"                  | /plan/metadata/mode                  | format
            /plan/metadata/topK                | 0                          | /plan/metadata/topK                  | range
            /plan/metadata/topK                | 1001                       | /plan/metadata/topK                  | range
            /plan/metadata/topK                | 5.0                        | /plan/metadata/topK                  | type
            /plan/metadata/topK                | null                       | /plan/metadata/topK                  | null
            /plan/metadata/timeouts            | null                       | /plan/metadata/timeouts              | null
            /plan/metadata/timeouts            | {"llmMs": 10000001}        | /plan/metadata/timeouts/llmMs        | range
            /plan/metadata/timeouts            | {"ioMs": null}             | /plan/metadata/timeouts/ioMs         | null
            /plan/metadata/timeouts            | {"otherMs": 1}             | /plan/metadata/timeouts/otherMs      | unknown
            /plan/metadata/budgets             | {"promptTokens": 0}        | /plan/metadata/budgets/promptTokens  | range
            /plan/metadata/more                | "x"                        | /plan/metadata/more                  | unknown
            /plan/steps                        | []                         | /plan/steps                          | count
            /plan/steps/0/id                   | "s2"                       | /plan/steps/1/id                     | duplicate
            /plan/steps/0/type                 | null                       | /plan/steps/0/type                   | null
            /plan/steps/0/name                 | "x"                        | /plan/steps/0/name                   | unknown
            /plan/steps/0/payload              | {"n": 9007199254740993}    | /plan/steps/0/payload/n              | number-not-exact
            /plan/validators                   | null                       | /plan/validators                     | null
            /plan/validators                   | [{}]                       | /plan/validators/0/validator_id      | required
            /plan/validators                   | [null]                     | /plan/validators/0                   | type
            /plan/postValidators               | [{"class": null}]          | /plan/postValidators/0/class         | null
            /policyRef                         | null                       | /policyRef                           | null
            /policyRef/policyId                | null                       | /policyRef/policyId                  | null
            /policyRef/docBundleRefs           | null                       | /policyRef/docBundleRefs             | null
            /policyRef/docBundleRefs           | [null]                     | /policyRef/docBundleRefs/0           | type
            /policyRef/docBundleRefs           | [" "]                      | /policyRef/docBundleRefs/0           | blank
            /policyRef/docBundleRefs           | ["513 r"]                  | /policyRef/docBundleRefs/0           | length
            /policyRef/docBundleRefs           | ["a\\nb"]                   | /policyRef/docBundleRefs/0           | character
            /policyRef/more                    | 1                          | /policyRef/more                      | unknown
            /context/provider                  | 5                          | /context/provider                    | type
            /context/domain                    | null                       | /context/domain                      | null
            /context/more                      | 1                          | /context/more                        | unknown
            /more                              | 1                          | /more                                | unknown
            """)
    void aFaultIsNamed(String at, String value, String pointer, String code) {
        var body = Plans.request();
        put(body, at, value.replace("513 r", "r".repeat(513)));
        assertThat(violations(body)).anySatisfy(violation -> {
            assertThat(violation.pointer()).isEqualTo(pointer);
            assertThat(violation.code()).isEqualTo(code);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/plan/metadata/policyProfile",
                "/plan/metadata/mode",
                "/plan/steps/0/id",
                "/plan/steps/0/type",
                "/plan/validators/0/validator_id",
                "/plan/validators/0/validator_version",
                "/plan/validators/0/class",
                "/plan/validators/0/logic_hash",
                "/plan/validators/0/config_hash",
                "/plan/validators/0/policy_ref",
                "/plan/postValidators/0/class",
                "/policyRef/policyId",
                "/policyRef/modeLabel",
                "/context/provider",
                "/context/model",
                "/context/mode",
                "/context/domain"
            })
    void aNameIsOneTo128VisibleAsciiCharacters(String at) {
        var body = Plans.request();
        put(body, "/plan/validators", "[" + VALIDATOR + "]");
        put(body, "/plan/postValidators", "[" + VALIDATOR + "]");
        for (String name : List.of("!", "~".repeat(128))) {
            put(body, at, '"' + name + '"');
            assertThat(Fields.read(body, PlanReader::read).structure().toString())
                    .contains('"' + name + '"');
        }
        for (String fault : List.of("null null", "5 type", "\"\" blank", "\"a\u00a0b\" format", "\"a\u007f\" format")) {
            refused(body, at, fault.split(" ")[0], fault.split(" ")[1]);
        }
        refused(body, at, "\"a b\"", "format");
        refused(body, at, '"' + "n".repeat(129) + '"', "length");
    }

    private static void refused(ObjectNode body, String at, String value, String code) {
        put(body, at, value);
        assertThat(violations(body))
                .extracting(each -> each.pointer() + " " + each.code())
                .contains(at + " " + code);
    }

    @Test
    void allFaultsAreNamedAtOnce() {
        assertThat(violations(Json.object()))
                .extracting(Violation::pointer)
                .containsExactly("/context", "/plan", "/policyRef");
    }

    @Test
    void theBoundsThemselvesAreAccepted() {
        var body = Plans.request();
        put(body, "/plan/metadata/topK", "1000");
        put(body, "/plan/metadata/timeouts", "{\"llmMs\": 10000000, \"ioMs\": 1}");
        put(body, "/plan/metadata/mode", "\"" + "m".repeat(128) + "\"");
        put(body, "/plan/validators", "[" + String.join(",", java.util.Collections.nCopies(50, VALIDATOR)) + "]");
        put(
                body,
                "/policyRef/docBundleRefs",
                "[" + String.join(",", java.util.Collections.nCopies(100, "\"" + "r".repeat(512) + "\"")) + "]");
        steps(body, 200);
        assertThat(Fields.read(body, PlanReader::read)).isNotNull();
    }

    @Test
    void oneMoreThanTheBoundsIsRefused() {
        var body = Plans.request();
        put(body, "/plan/metadata/mode", "\"" + "m".repeat(129) + "\"");
        put(body, "/plan/validators", "[" + String.join(",", java.util.Collections.nCopies(51, VALIDATOR)) + "]");
        put(
                body,
                "/policyRef/docBundleRefs",
                "[" + String.join(",", java.util.Collections.nCopies(101, "\"r\"")) + "]");
        steps(body, 201);
        assertThat(violations(body))
                .extracting(each -> each.pointer() + " " + each.code())
                .containsExactly(
                        "/plan/metadata/mode length",
                        "/plan/steps count",
                        "/plan/validators count",
                        "/policyRef/docBundleRefs count");
    }

    @Test
    void payloadsHave256KibTogether() {
        var body = Plans.request();
        put(body, "/plan/steps/0/payload", "\"" + "x".repeat(256 * 1024 - 4 - 4) + "\"");
        put(body, "/plan/steps/1/payload", "\"ab\"");
        put(body, "/plan/steps/2/payload", "\"\"");
        assertThat(Fields.read(body, PlanReader::read).hash()).isEqualTo(Plans.GLOBAL_HASH);
        put(body, "/plan/steps/1/payload", "\"abc\"");
        assertThat(violations(body))
                .extracting(each -> each.pointer() + " " + each.code())
                .containsExactly("/plan/steps length");
    }

    @Test
    void aRequestWithoutWhatIsNeverHashedHasNeitherPayloadNorTurn() {
        var body = Plans.withPayload("secret");
        body.putObject("proposal")
                .put("conversationTurnRef", "turn")
                .putObject("reason")
                .put("conversationTurnRef", "turn");
        assertThat(Unhashed.without(body).toString())
                .doesNotContain("secret", "turn")
                .contains("LLMCall", "proposal");
    }

    private static void steps(ObjectNode body, int count) {
        var steps = ((ObjectNode) body.get("plan")).putArray("steps");
        for (int i = 0; i < count; i++) {
            steps.addObject().put("id", "s" + i).put("type", "LLMCall");
        }
    }

    private static List<Violation> violations(ObjectNode body) {
        var refusal = catchThrowableOfType(Refusal.class, () -> Fields.read(body, PlanReader::read));
        assertThat(refusal.code()).isEqualTo("validation-failed");
        return ((List<?>) refusal.getParameters().get("violations"))
                .stream().map(Violation.class::cast).toList();
    }

    private static void put(ObjectNode body, String at, String value) {
        int cut = at.lastIndexOf('/');
        var parent = body.at(at.substring(0, cut));
        var json = Json.read(value);
        if (parent instanceof ArrayNode array) {
            array.set(Integer.parseInt(at.substring(cut + 1)), json);
        } else {
            ((ObjectNode) parent).set(at.substring(cut + 1), json);
        }
    }
}
