package io.gemel.runtime;

import static io.gemel.runtime.Api.RUNTIME;
import static io.gemel.runtime.Api.as;
import static io.gemel.runtime.Api.audit;
import static io.gemel.runtime.Api.decide;
import static io.gemel.runtime.Api.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import io.gemel.platform.json.Json;
import io.gemel.platformtest.Twins;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class AuditBoundsTest {

    private UUID twin = new UUID(0, 0);

    @BeforeEach
    void aTwin() {
        twin = Twins.inDirectory("runtime", "owner@acme");
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            confidence_score     | 0             | -0.1         | confidence_score
            confidence_score     | 1             | 1.0001       | confidence_score
            confidence_score     | 0.1234        | 0.12345      | confidence_score
            confidence_score     | null          | "0.5"        | confidence_score
            uncertain            | true          | 1            | uncertain
            needs_review         | false         | "no"         | needs_review
            assistant_message_id | "$128"        | "$129"       | assistant_message_id
            assistant_message_id | "a"           | ""           | assistant_message_id
            refusal_reason       | "$200"        | "$201"       | refusal_reason
            escalation_reason    | "$200"        | "$201"       | escalation_reason
            escalation_reason    | null          | " "          | escalation_reason
            citations            | "[50]"        | "[51]"       | citations
            citations            | ["$2000"]     | ["$2001"]    | citations/0
            citations            | []            | "c"          | citations
            citations            | [{"t": "$4088"}] | [{"t": "$4089"}] | citations/0
            sources_used         | "[50]"        | "[51]"       | sources_used
            sources_used         | ["$2000"]     | ["$2001"]    | sources_used/0
            sources_used         | [{"t": "$4088"}] | [{"t": "$4089"}] | sources_used/0
            retrieval_summary    | {"t": "$8184"}  | {"t": "$8185"}  | retrieval_summary
            artifacts_used       | {"t": "$32760"} | {"t": "$32761"} | artifacts_used
            artifacts_used       | {}            | []           | artifacts_used
            """)
    void whatIsWithinABoundIsAuditedAndWhatIsBeyondRefused(String member, String within, String beyond, String at) {
        var decision = decided();

        post(decision, member, beyond).then().statusCode(422).body("violations.pointer", equalTo(List.of("/" + at)));

        post(decision, member, within).then().statusCode(201);
    }

    @Test
    void auditsAreReadInPages() {
        var ids = new ArrayList<String>();
        for (int i = 0; i < 5; i++) {
            ids.addFirst(post(decided(), "uncertain", "false").path("id"));
        }

        var first = list("limit=2");
        var second = list("limit=2&cursor=" + first.<String>path("next_cursor"));
        var third = list("limit=2&cursor=" + second.<String>path("next_cursor"));

        assertThat(first.<List<String>>path("items.id")).isEqualTo(ids.subList(0, 2));
        assertThat(second.<List<String>>path("items.id")).isEqualTo(ids.subList(2, 4));
        assertThat(third.<List<String>>path("items.id")).isEqualTo(ids.subList(4, 5));
        assertThat(third.<String>path("next_cursor")).isNull();
        list("limit=2&action=answer&cursor=" + first.<String>path("next_cursor"))
                .then()
                .statusCode(400)
                .body("code", equalTo("invalid-query"));
    }

    private Response list(String query) {
        return as(RUNTIME).get("/twins/" + twin + "/response-audits?" + query);
    }

    private String decided() {
        return decide(twin, RUNTIME, message("gravel and sand lie here"))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private Response post(String decision, String member, String value) {
        var body = Json.object().put("routing_decision_id", decision).put("assistant_message_id", "a1");
        body.set(member, value(value));
        return audit(twin, RUNTIME, body);
    }

    /** {@code $7} is a text of so many characters, {@code [7]} a list of so many short texts. */
    private static JsonNode value(String text) {
        var longer = java.util.regex.Pattern.compile("\\$([0-9]+)")
                .matcher(text)
                .replaceAll(length -> "x".repeat(Integer.parseInt(length.group(1))));
        if (!longer.startsWith("\"[")) {
            return Json.read(longer);
        }
        var list = Json.mapper().createArrayNode();
        for (int i = Integer.parseInt(longer.substring(2, longer.length() - 2)); i > 0; i--) {
            list.add("s" + i);
        }
        return list;
    }
}
