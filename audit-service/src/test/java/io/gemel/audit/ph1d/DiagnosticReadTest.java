package io.gemel.audit.ph1d;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gemel.audit.ph1d.commit.Commits;
import io.gemel.platform.json.Json;
import io.gemel.platformtest.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An auditor's read that leaves a row, and reads that leave none. */
@QuarkusTest
class DiagnosticReadTest {

    private final Ph1dApi api = new Ph1dApi();

    private static ObjectNode request(String correlation, String key) {
        return Json.object()
                .put("correlation_id", correlation)
                .put("purpose", "complaint 12")
                .put("idempotency_key", key);
    }

    private void commits(int from, int to) {
        var lines = new StringBuilder();
        IntStream.range(from, to)
                .forEach(i -> lines.append(Commits.chat("3410", "k" + i).put("decision", "CHAT"))
                        .append('\n'));
        api.batch(lines.toString()).statusCode(200);
    }

    private ValidatableResponse read(ObjectNode request) {
        return api.post("auditor", "diagnostic-reads", request);
    }

    @Test
    void aDiagnosticReadIsExactlyOneRowThatThePlainReadDoesNotShow() {
        commits(0, 3);
        String id = read(request("3410", "d1"))
                .statusCode(200)
                .body("items", hasSize(3))
                .body("next_cursor", nullValue())
                .extract()
                .path("audit_event_id");

        assertThat(api.rows()).isEqualTo(4);
        api.get("auditor", "rows?correlation_id=3410").body("items", hasSize(3));
        api.get("auditor", "diagnostic-reads")
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].id", equalTo(id))
                .body("items[0].engine", equalTo("PH1.J"))
                .body("items[0].event_type", equalTo("Other"))
                .body("items[0].severity", equalTo("INFO"))
                .body("items[0].reason_code", equalTo(0x4A000301))
                .body("items[0].turn_id", equalTo("0"))
                .body("items[0].user_id", equalTo(Tokens.sub("auditor@" + api.tenant)))
                .body("items[0].device_id", nullValue())
                .body("items[0].payload.size()", equalTo(3))
                .body("items[0].payload.decision", equalTo("DIAGNOSTIC_READ"))
                .body("items[0].payload.purpose", equalTo("complaint 12"))
                .body("items[0].payload.row_count", equalTo("3"));
    }

    @Test
    void repeatedItReadsAnewAndWritesNoSecondRow() {
        commits(0, 1);
        var first = read(request("3410", "d1")).extract();
        commits(1, 2);
        read(request("00000000-0000-0000-0000-000000000d52", "d1"))
                .statusCode(200)
                .header("Idempotency-Replayed", "true")
                .body("audit_event_id", equalTo(first.<String>path("audit_event_id")))
                .body("created_at", equalTo(first.<String>path("created_at")))
                .body("items", hasSize(2));
        assertThat(api.rows()).isEqualTo(3);
    }

    @Test
    void anotherRequestWithTheKeyIsAConflict() {
        read(request("3410", "d1")).statusCode(200);

        read(request("3410", "d1").put("purpose", "another"))
                .statusCode(409)
                .body("code", equalTo("idempotency-key-conflict"));
        api.post("auditor2", "diagnostic-reads", request("3410", "d1")).statusCode(409);
        read(request("3411", "d1")).statusCode(200);
        assertThat(api.rows()).isEqualTo(2);
    }

    @Test
    void itsCursorGoesOnInThePlainReadWhateverTheSpelling() {
        commits(0, 53);
        String cursor =
                read(request("3410", "d1")).body("items", hasSize(50)).extract().path("next_cursor");

        for (var spelling : List.of("3410", "00000000-0000-0000-0000-000000000D52")) {
            api.get("runtime", "rows?correlation_id=" + spelling + "&cursor=" + cursor)
                    .statusCode(200)
                    .body("items.idempotency_key", contains("k50", "k51", "k52"))
                    .body("next_cursor", nullValue());
        }
        api.get("runtime", "rows?correlation_id=3411&cursor=" + cursor)
                .statusCode(400)
                .body("code", equalTo("invalid-query"));
    }

    @Test
    void readsAreListedNewestFirstOfOneThreadOrAll() {
        for (int i = 0; i < 3; i++) {
            read(request("1", "d" + i)).statusCode(200);
            read(request("2", "d" + i)).statusCode(200);
        }

        api.get("auditor", "diagnostic-reads?correlation_id=2")
                .body("items.idempotency_key", contains("d2", "d1", "d0"))
                .body("items.correlation_id", contains("2", "2", "2"));
        String cursor = api.get("auditor", "diagnostic-reads?limit=4")
                .body("items.correlation_id", contains("2", "1", "2", "1"))
                .extract()
                .path("next_cursor");
        api.get("auditor", "diagnostic-reads?limit=4&cursor=" + cursor)
                .body("items.idempotency_key", contains("d0", "d0"))
                .body("next_cursor", nullValue());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"purpose\": \"\"}",
                "{\"purpose\": \" \"}",
                "{\"purpose\": null}",
                "{\"purpose\": 7}",
                "{\"purpose\": \"a\\nb\"}",
                "{\"correlation_id\": 0}",
                "{\"correlation_id\": null}",
                "{\"idempotency_key\": \"\"}",
                "{\"more\": 1}"
            })
    void aBadRequestReadsNothing(String fault) {
        var body = request("3410", "d1");
        body.setAll((ObjectNode) Json.read(fault));

        read(body).statusCode(422).body("code", equalTo("validation-failed")).body("violations", hasSize(1));
        assertThat(api.rows()).isZero();
    }

    @Test
    void aReaderOfALongNameLeavesItWhole() {
        var sub = "reader-".repeat(40);
        var token = Tokens.odd("auditor@" + api.tenant).claim("sub", sub).text();
        given().auth()
                .oauth2(token)
                .contentType("application/json")
                .body(request("3410", "d1").toString())
                .post("/audit/ph1d/diagnostic-reads")
                .then()
                .statusCode(200);

        api.get("auditor", "diagnostic-reads").body("items.user_id", contains(sub));
    }

    @Test
    void aKeyIsBoundedInBytes() {
        read(request("3410", "é".repeat(64))).statusCode(200);
        read(request("3410", "é".repeat(64) + "x"))
                .statusCode(422)
                .body("violations.field", contains("idempotency_key"))
                .body("violations.code", contains("length"));
        assertThat(api.rows()).isEqualTo(1);
    }

    @Test
    void aPurposeIsBoundedInBytes() {
        read(request("3410", "d1").put("purpose", "é".repeat(100))).statusCode(200);
        read(request("3410", "d2").put("purpose", "é".repeat(100) + "x")).statusCode(422);
        assertThat(api.rows()).isEqualTo(1);
    }

    @Test
    void aPlainReadWritesNothingAndOthersReadNoThread() {
        commits(0, 1);
        for (var role : List.of("runtime", "auditor")) {
            api.get(role, "rows?correlation_id=3410").statusCode(200).body("items", hasSize(1));
        }
        for (var role : List.of("owner", "viewer", "builder", "approver-code", "approver-launch", "approver-release")) {
            api.get(role, "rows?correlation_id=3410").statusCode(403).body("code", equalTo("role-not-allowed"));
            api.post(role, "diagnostic-reads", request("3410", "d1")).statusCode(403);
            api.get(role, "diagnostic-reads").statusCode(403);
        }
        api.post("runtime", "diagnostic-reads", request("3410", "d1")).statusCode(403);
        assertThat(api.rows()).isEqualTo(1);
    }
}
