package io.gemel.audit.ph1d;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.databind.JsonNode;
import io.gemel.audit.ph1d.commit.Mode;
import io.gemel.platform.json.Json;
import io.gemel.platformtest.PostgresServer;
import io.gemel.platformtest.Tokens;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** The evidence of one tenant of its own, over HTTP and as it stands in the table. */
final class Ph1dApi {

    final String tenant = "t" + UUID.randomUUID();

    ValidatableResponse commit(Mode mode, JsonNode body) {
        return post("runtime", path(mode), body);
    }

    ValidatableResponse post(String role, String path, JsonNode body) {
        return as(role).body(body.toString()).post("/audit/ph1d/" + path).then();
    }

    /** A JSON request of a caller, to which a test adds what it needs. */
    RequestSpecification as(String role) {
        return given().auth().oauth2(Tokens.of(role + "@" + tenant)).contentType("application/json");
    }

    ValidatableResponse get(String role, String path) {
        return given().auth()
                .oauth2(Tokens.of(role + "@" + tenant))
                .get("/audit/ph1d/" + path)
                .then();
    }

    ValidatableResponse batch(String lines) {
        return asLines().body(lines).post("/audit/ph1d/batch").then();
    }

    /** A runtime's request with a body of lines. */
    RequestSpecification asLines() {
        var asText = EncoderConfig.encoderConfig().encodeContentTypeAs("application/x-ndjson", ContentType.TEXT);
        return given().config(RestAssured.config().encoderConfig(asText))
                .auth()
                .oauth2(Tokens.of("runtime@" + tenant))
                .contentType("application/x-ndjson");
    }

    /** The lines of a batch's answer. */
    List<JsonNode> answers(String lines) {
        return batch(lines)
                .statusCode(200)
                .extract()
                .asString()
                .lines()
                .map(Json::read)
                .toList();
    }

    static String path(Mode mode) {
        return mode.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    long rows() {
        try (Connection db = PostgresServer.superuser("audit");
                var statement = db.prepareStatement("select count(*) from audit_events where tenant_id = ?")) {
            statement.setString(1, tenant);
            try (var found = statement.executeQuery()) {
                found.next();
                return found.getLong(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
