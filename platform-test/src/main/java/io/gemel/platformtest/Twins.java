package io.gemel.platformtest;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.RestAssured;
import java.sql.SQLException;
import java.util.UUID;

/** Twins to test with. */
public final class Twins {

    private static final String INSERT = """
            insert into twin_directory (tenant_id, twin_id, owner_id, status, name, settings, revision)
            values (?, ?, ?, 'active', 'Ada', '{}', 1)
            """;

    private Twins() {}

    /** Puts an active twin of {@code owner} (for example {@code owner@acme}) into the service's copy of the directory. */
    public static UUID inDirectory(String svc, String owner) {
        UUID twin = UUID.randomUUID();
        try (var connection = PostgresServer.superuser(svc);
                var insert = connection.prepareStatement(INSERT)) {
            insert.setString(1, owner.substring(owner.indexOf('@') + 1));
            insert.setObject(2, twin);
            insert.setString(3, Tokens.sub(owner));
            insert.executeUpdate();
            return twin;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Creates a twin of {@code owner} through the running persona-service. */
    public static UUID created(String owner) {
        var answer = RestAssured.given()
                .header("Authorization", "Bearer " + Tokens.of(owner))
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType("application/json")
                .body(new ObjectMapper()
                        .createObjectNode()
                        .put("name", UUID.randomUUID().toString())
                        .toString())
                .post("/twins");
        if (answer.statusCode() != 201) {
            throw new AssertionError("POST /twins answered " + answer.statusCode() + " " + answer.asString());
        }
        return UUID.fromString(Answers.text(answer, "/id"));
    }
}
