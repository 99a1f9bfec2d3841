package io.gemel.capture;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.gemel.platformtest.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Where a request has two faults, the check that comes first answers. */
@QuarkusTest
class OrderOfChecksTest {

    private static final String OWNER = Api.OWNER;
    private static final String STRANGER = "owner2@acme";
    private static final String MALFORMED = "{\"a\":";
    private static UUID twin;
    private static UUID paused;

    /** A request with its faults, and the answer of the first. */
    private record Row(String faults, String token, String method, String path, String body, int status, String code) {}

    @BeforeEach
    void twins() {
        if (twin == null) {
            twin = Api.twinOf(OWNER);
            paused = Api.twinOf(OWNER);
            Api.say(paused, OWNER, "paused", 2);
            await().until(() -> Api.start(paused, OWNER).statusCode() == 403);
        }
    }

    @TestFactory
    Stream<DynamicTest> theFirstCheckThatFailsAnswers() {
        twins();
        var sessions = "/twins/" + twin + "/training-sessions";
        var sjt = "/twins/" + twin + "/decision-capture/sjt";
        var absent = "/twins/" + UUID.randomUUID() + "/training-sessions";
        var owner = Tokens.of(OWNER);
        return Stream.of(
                        new Row("no token, bad body", "", "POST", sessions, MALFORMED, 401, "unauthenticated"),
                        new Row("no token, unknown path", "", "GET", "/nothing", "", 401, "unauthenticated"),
                        refused("expired", Tokens.odd(OWNER).expired()),
                        refused("key of another issuer", Tokens.odd(OWNER).foreignKey()),
                        refused("other audience", Tokens.odd(OWNER).claim("aud", "other-api")),
                        refused("other issuer", Tokens.odd(OWNER).claim("iss", "http://other/realms/gemel")),
                        refused("no audience", Tokens.odd(OWNER).without("aud")),
                        new Row("unknown path", owner, "GET", "/nothing", "", 404, "no-such-path"),
                        new Row("wrong method, bad body", owner, "PUT", sessions, MALFORMED, 405, "method-not-allowed"),
                        new Row(
                                "no tenant, wrong role",
                                Tokens.odd("viewer@acme").without("tenant_id").text(),
                                "POST",
                                sessions,
                                "{}",
                                403,
                                "tenant-missing"),
                        new Row(
                                "conflicting roles, wrong role",
                                Tokens.odd(OWNER)
                                        .roles("builder", "approver-code")
                                        .text(),
                                "POST",
                                sessions,
                                "{}",
                                403,
                                "roles-conflict"),
                        new Row(
                                "wrong role, foreign twin",
                                Tokens.of("viewer@globex"),
                                "POST",
                                sessions,
                                "{}",
                                403,
                                "role-not-allowed"),
                        new Row(
                                "wrong role, malformed JSON",
                                Tokens.of("viewer@acme"),
                                "POST",
                                sessions,
                                MALFORMED,
                                403,
                                "role-not-allowed"),
                        new Row(
                                "foreign twin, malformed JSON",
                                Tokens.of("owner@globex"),
                                "POST",
                                sessions,
                                MALFORMED,
                                404,
                                "twin-not-found"),
                        new Row("absent twin, bad query", owner, "GET", absent + "?x=1", "", 404, "twin-not-found"),
                        new Row(
                                "no UUID, malformed JSON",
                                owner,
                                "POST",
                                "/twins/x/training-sessions",
                                MALFORMED,
                                404,
                                "twin-not-found"),
                        new Row(
                                "other owner, malformed JSON",
                                Tokens.of(STRANGER),
                                "POST",
                                sessions,
                                MALFORMED,
                                403,
                                "not-the-owner"),
                        new Row(
                                "bad query, malformed JSON",
                                owner,
                                "POST",
                                sessions + "?x=1",
                                MALFORMED,
                                400,
                                "invalid-query"),
                        new Row(
                                "malformed JSON, paused twin",
                                owner,
                                "POST",
                                "/twins/" + paused + "/training-sessions",
                                MALFORMED,
                                400,
                                "malformed-json"),
                        new Row(
                                "paused twin, bad schema",
                                owner,
                                "POST",
                                "/twins/" + paused + "/training-sessions",
                                "{\"x\":1}",
                                403,
                                "twin-not-active"),
                        new Row(
                                "paused twin, no session",
                                owner,
                                "POST",
                                "/twins/" + paused + "/decision-capture/sjt",
                                "{}",
                                403,
                                "twin-not-active"),
                        new Row(
                                "no session, bad schema",
                                owner,
                                "POST",
                                sjt,
                                "{\"x\":1}",
                                403,
                                "training-context-required"),
                        new Row("bad schema", owner, "POST", sessions, "{\"x\":1}", 422, "validation-failed"),
                        memberless(owner, sessions + "/" + UUID.randomUUID() + "/stop"),
                        memberless(owner, "/twins/" + twin + "/executions/" + UUID.randomUUID() + "/complete"),
                        memberless(owner, "/twins/" + twin + "/decision-index/rebuild"))
                .map(row -> DynamicTest.dynamicTest(row.faults(), () -> send(row)));
    }

    private static Row memberless(String token, String path) {
        return new Row("a member where none is, " + path, token, "POST", path, "{\"x\":1}", 422, "validation-failed");
    }

    /** A token that is none comes before everything else that is wrong. */
    private static Row refused(String why, Tokens token) {
        return new Row(why + ", unknown path", token.text(), "POST", "/nothing", MALFORMED, 401, "unauthenticated");
    }

    @Test
    void aRefusalNamesTheCallersTraceAndHowToAuthenticate() {
        var trace = "4bf92f3577b34da6a3ce929d0e0e4736";
        given().header("traceparent", "00-" + trace + "-00f067aa0ba902b7-01")
                .get("/twins/{t}/training-sessions", twin)
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", equalTo("Bearer"))
                .body("trace_id", equalTo(trace));
        Api.as(OWNER)
                .header("traceparent", "00-" + trace + "-00f067aa0ba902b7-01")
                .get("/twins/{t}/training-sessions?x=1", twin)
                .then()
                .statusCode(400)
                .body("trace_id", equalTo(trace));
    }

    private static void send(Row row) {
        RequestSpecification request = given().contentType("application/json").urlEncodingEnabled(false);
        if (!row.token().isEmpty()) {
            request.header("Authorization", "Bearer " + row.token());
        }
        if (!row.body().isEmpty()) {
            request.body(row.body());
        }
        request.request(row.method(), row.path())
                .then()
                .statusCode(row.status())
                .contentType("application/problem+json")
                .body("code", equalTo(row.code()))
                .body("status", equalTo(row.status()));
    }

    @Test
    void aStoredAnswerComesBeforeTheTwinsState() {
        var own = Api.twinOf(OWNER);
        var key = UUID.randomUUID().toString();
        String first = started(own, key).statusCode(201).extract().path("id");
        Api.say(own, OWNER, "paused", 2);
        await().until(() -> Api.start(own, OWNER).statusCode() == 403);
        started(own, key).statusCode(201).header("Idempotency-Replayed", "true").body("id", equalTo(first));
    }

    private static ValidatableResponse started(UUID own, String key) {
        return Api.as(OWNER)
                .header("Idempotency-Key", key)
                .post("/twins/{t}/training-sessions", own)
                .then();
    }
}
