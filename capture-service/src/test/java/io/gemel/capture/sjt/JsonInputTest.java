package io.gemel.capture.sjt;

import static io.gemel.capture.Api.OWNER;
import static io.gemel.capture.Api.as;
import static io.gemel.capture.Api.capture;
import static io.gemel.capture.Api.session;
import static io.gemel.capture.Api.sjt;
import static io.gemel.capture.Api.twinOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.gemel.platform.json.Json;
import io.gemel.platformtest.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What JSON may be, whole bodies through HTTP. */
@QuarkusTest
class JsonInputTest {

    private UUID twin;
    private String valid;

    @BeforeEach
    void aSession() {
        twin = twinOf(OWNER);
        valid = sjt(session(twin, OWNER)).toString();
    }

    @ParameterizedTest(name = "{0}: {3}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "duplicate names | \"metadata\": {\"a\": 1, \"a\": 1} | 400 | malformed-json | ",
                "duplicate escaped | \"metadata\": {\"a\": 1, \"\\u0061\": 1} | 400 | malformed-json | ",
                "NaN | \"metadata\": {\"a\": NaN} | 400 | malformed-json | ",
                "NUL in a value | \"metadata\": {\"a\": \"\\u0000\"} | 422 | validation-failed | character",
                "NUL in a name | \"metadata\": {\"\\u0000\": 1} | 422 | validation-failed | character",
                "newline in a name | \"metadata\": {\"a\\nb\": 1} | 422 | validation-failed | character",
                "control character in a value | \"metadata\": {\"a\": \"\\u009f\"} | 422 | validation-failed | character",
                "2^53 + 1 | \"metadata\": {\"a\": 9007199254740993} | 422 | validation-failed | number-not-exact",
                "lone surrogate in a value | \"metadata\": {\"a\": [\"\\ud800\"]} | 422 | validation-failed | character",
                "lone surrogate in a name | \"metadata\": {\"a\": {\"\\udc00\": 1}} | 422 | validation-failed | character",
                "lone surrogate in a declared text | \"rationale\": \"x\\ud83d\" | 422 | validation-failed | character",
                "newline where none may stand | \"scenario_id\": \"a\\nb\" | 422 | validation-failed | character",
                "number for a text | \"scenario_id\": 5 | 422 | validation-failed | type",
                "2^53 | \"metadata\": {\"a\": 9007199254740992} | 422 | validation-failed | number-not-exact",
                "-2^53 | \"thresholds\": {\"a\": -9007199254740992} | 422 | validation-failed | number-not-exact",
                "1e400 | \"metadata\": {\"a\": 1e400} | 422 | validation-failed | number-not-exact",
                "sixteen digits | \"metadata\": {\"a\": 0.1234567890123456} | 422 | validation-failed | number-not-exact",
                "2^53 - 1 | \"metadata\": {\"a\": 9007199254740991} | 201 | | ",
                "5.0 | \"thresholds\": {\"a\": 5.0} | 201 | | ",
                "null for absent | \"scenario_id\": null | 201 | | ",
            })
    void aMemberIsJudged(String what, String member, int status, String code, String violation) {
        String name = member.substring(0, member.indexOf(':'));
        String without = name.equals("\"thresholds\"") ? valid.replaceFirst(",\"thresholds\":\\{[^}]*}", "") : valid;
        String rest = name.equals("\"rationale\"") ? without.replaceFirst(",\"rationale\":\"[^\"]*\"", "") : without;
        var answer = capture(twin, OWNER, rest.substring(0, rest.length() - 1) + ", " + member + "}");
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
        assertThat(answer.<String>path("code")).isEqualTo(code);
        if (violation != null) {
            assertThat(answer.<List<String>>path("violations.code")).containsOnly(violation);
        }
    }

    @Test
    void thirtyTwoLevelsAreAllowed() {
        assertThat(metadata("[".repeat(30) + "]".repeat(30)).statusCode()).isEqualTo(201);
    }

    @Test
    void thirtyThreeLevelsAreNot() {
        assertMalformed(metadata("[".repeat(31) + "]".repeat(31)));
    }

    /** Sent by a plain client: REST Assured itself spends a minute on such a body. */
    @Test
    void twoHundredThousandLevelsAreNot() throws Exception {
        var request = HttpRequest.newBuilder(URI.create(
                        RestAssured.baseURI + ":" + RestAssured.port + "/twins/" + twin + "/decision-capture/sjt"))
                .header("Authorization", "Bearer " + Tokens.of(OWNER))
                .header("Content-Type", "application/json")
                .timeout(Duration.ofSeconds(20))
                .POST(BodyPublishers.ofString(with("[".repeat(200_000) + "]".repeat(200_000))))
                .build();
        var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(Json.read(answer.body()).path("code").asText()).isEqualTo("malformed-json");
    }

    @Test
    void whatIsNotUtf8IsNot() {
        byte[] body = valid.getBytes(StandardCharsets.ISO_8859_1);
        body[body.length / 2] = (byte) 0xff;
        assertMalformed(as(OWNER).body(body).post("/twins/{t}/decision-capture/sjt", twin));
    }

    private Response metadata(String value) {
        return capture(twin, OWNER, with(value));
    }

    private String with(String value) {
        return valid.substring(0, valid.length() - 1) + ",\"metadata\":{\"a\":" + value + "}}";
    }

    private static void assertMalformed(Response answer) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(400);
        assertThat(answer.<String>path("code")).isEqualTo("malformed-json");
    }
}
