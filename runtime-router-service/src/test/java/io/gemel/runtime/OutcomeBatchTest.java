package io.gemel.runtime;

import static io.gemel.runtime.Api.RUNTIME;
import static io.gemel.runtime.Api.as;
import static io.restassured.config.EncoderConfig.encoderConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.gemel.contracts.ProviderOutcomes;
import io.gemel.platform.json.Json;
import io.gemel.platformtest.Records;
import io.gemel.platformtest.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class OutcomeBatchTest {

    private static final String NDJSON = "application/x-ndjson";

    @Test
    void eachLineIsAnsweredAndAFaultyOneStopsNoOther() {
        var twin = Api.twin();
        var bad = ProviderOutcomeTest.outcome("OK").put("turn_id", 0);
        var body = String.join(
                "\n",
                ProviderOutcomeTest.outcome("OK").put("turn_id", 1).toString(),
                "{\"correlation_id\": ",
                bad.toString(),
                "",
                ProviderOutcomeTest.ofBytes(65_537).toString(),
                ProviderOutcomeTest.ofBytes(65_536).toString());

        var lines = lines(post(twin, body)
                .then()
                .statusCode(200)
                .contentType(NDJSON)
                .extract()
                .asString());

        assertThat(lines.stream()
                        .map(each -> each.path("line").asInt() + " "
                                + each.path("status").asInt() + " "
                                + each.path("code").asText("")))
                .containsExactly(
                        "1 202 ",
                        "2 400 malformed-json",
                        "3 422 validation-failed",
                        "4 400 malformed-json",
                        "5 413 body-too-large",
                        "6 202 ");
        assertThat(lines.getFirst().path("correlation_id").textValue())
                .isEqualTo("340282366920938463463374607431768211455");
        assertThat(lines.get(2).at("/violations/0/pointer").textValue()).isEqualTo("/turn_id");
        awaitSaid(twin, 2);
    }

    @Test
    void aBatchCutInTheMiddleAndRepeatedSaysTheSameEvents() throws IOException {
        var twin = Api.twin();
        var body = String.join(
                "\n",
                IntStream.rangeClosed(1, 120)
                        .mapToObj(i -> ProviderOutcomeTest.outcome("TIMEOUT")
                                .put("turn_id", i)
                                .toString())
                        .toList());
        sendAndGo(twin, body, body.length() / 2);
        sendAndGo(twin, body, body.length());

        var first = ids(post(twin, body));
        var again = ids(post(twin, body));

        assertThat(first).hasSize(120).doesNotHaveDuplicates().isEqualTo(again);
        awaitSaid(twin, 120);
    }

    @ParameterizedTest
    @ValueSource(strings = {"paused", "archived"})
    void outcomesOfATwinThatDecidesNothingAreTaken(String status) {
        var twin = Api.twin();
        Api.sayTwin(twin, status, 2);
        Api.awaitTwin(twin, 2);
        var outcome = ProviderOutcomeTest.outcome("OK").toString();

        post(twin, outcome).then().statusCode(200);
        as(RUNTIME)
                .body(outcome)
                .post("/twins/{t}/provider-outcomes", twin)
                .then()
                .statusCode(202);

        awaitSaid(twin, 1);
    }

    @Test
    void theTranscriptOfAGoodCallIsInNoRecord() {
        var twin = Api.twin();
        var good = ProviderOutcomeTest.outcome("OK").put("final_transcript", "unheard words");
        var speech = good.deepCopy().put("task", "STT_TRANSCRIBE").put("confidence_bp", 6500);
        var unsure = speech.deepCopy().put("confidence_bp", 6499).put("final_transcript", "heard words");

        post(twin, String.join("\n", good.toString(), speech.toString(), unsure.toString()))
                .then()
                .statusCode(200);
        awaitSaid(twin, 3);

        var records = Records.all(ProviderOutcomes.TOPIC.name()).stream()
                .map(record -> new String(record.value(), StandardCharsets.UTF_8))
                .filter(text -> text.contains(twin.toString()))
                .toList();
        assertThat(records).noneMatch(text -> text.contains("unheard words"));
        assertThat(records).filteredOn(text -> text.contains("heard words")).hasSize(1);
    }

    @Test
    void aBatchHasItsLimits() {
        var twin = Api.twin();
        var line = ProviderOutcomeTest.outcome("OK").toString();

        post(twin, String.join("\n", java.util.Collections.nCopies(500, line)))
                .then()
                .statusCode(200);
        post(twin, String.join("\n", java.util.Collections.nCopies(501, line)))
                .then()
                .statusCode(413);
        post(twin, " ".repeat((8 << 20) + 1)).then().statusCode(413);
        as(RUNTIME)
                .body(line)
                .post("/twins/{t}/provider-outcomes/batch", twin)
                .then()
                .statusCode(415);
    }

    private static Response post(UUID twin, String body) {
        return as(RUNTIME)
                .config(RestAssured.config()
                        .encoderConfig(encoderConfig().encodeContentTypeAs(NDJSON, ContentType.TEXT)))
                .contentType(NDJSON)
                .body(body)
                .post("/twins/{t}/provider-outcomes/batch", twin);
    }

    /** Sends the first {@code bytes} of the request and closes the connection without reading. */
    private static void sendAndGo(UUID twin, String body, int bytes) throws IOException {
        var head = "POST /twins/%s/provider-outcomes/batch HTTP/1.1\r\nHost: here\r\nContent-Type: %s\r\n"
                        .formatted(twin, NDJSON)
                + "Authorization: Bearer %s\r\nContent-Length: %d\r\n\r\n".formatted(Tokens.of(RUNTIME), body.length());
        try (var socket = new Socket("localhost", RestAssured.port)) {
            var out = socket.getOutputStream();
            out.write((head + body.substring(0, bytes)).getBytes(StandardCharsets.UTF_8));
            out.flush();
        }
    }

    private static List<JsonNode> lines(String text) {
        return text.lines().map(Json::read).toList();
    }

    private static List<String> ids(Response response) {
        return lines(response.asString()).stream()
                .map(line -> line.path("event_id").textValue())
                .toList();
    }

    /** Waits until the broker has that many different events of the twin, and no more of them after a repeat. */
    private static void awaitSaid(UUID twin, int count) {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> said(twin).stream().distinct().count() == count);
    }

    private static List<UUID> said(UUID twin) {
        var ids = new ArrayList<UUID>();
        Records.events(ProviderOutcomes.TOPIC).forEach(event -> {
            if (event.data() instanceof ProviderOutcomes.OutcomeReported outcome
                    && outcome.twinId().equals(twin)) {
                ids.add(event.id());
            }
        });
        return ids;
    }
}
