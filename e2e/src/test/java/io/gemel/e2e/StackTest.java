package io.gemel.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gemel.local.stack.ServiceName;
import io.gemel.local.stack.Status;
import io.gemel.local.tool.Tokens;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the stack's database, identity provider and services hold to from the start. */
class StackTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @EnumSource(ServiceName.class)
    void aWrongPasswordIsRefusedForEveryRole(ServiceName service) throws Exception {
        int port = Status.addresses(LocalStack.running().layout())
                .at("/postgres/port")
                .intValue();
        for (var role : List.of("owner", "app", "relay", "janitor")) {
            var url = "jdbc:postgresql://127.0.0.1:" + port + "/" + service.database();
            var refused = catchThrowableOfType(
                    SQLException.class, () -> DriverManager.getConnection(url, service.prefix() + "_" + role, "wrong")
                            .close());
            assertThat(refused == null ? "let in" : refused.getSQLState())
                    .as(role)
                    .isEqualTo("28P01");
        }
    }

    @Test
    void commitsAreDurable() throws Exception {
        try (var connection = LocalStack.running().superuser("postgres");
                var statement = connection.createStatement()) {
            for (var setting : List.of("fsync", "synchronous_commit", "full_page_writes")) {
                try (var shown = statement.executeQuery("show " + setting)) {
                    shown.next();
                    assertThat(shown.getString(1)).as(setting).isEqualTo("on");
                }
            }
        }
    }

    @Test
    void aTokenSaysWhetherAPersonOrAMachineCalls() throws Exception {
        var client = LocalStack.running().client();
        for (var person : List.of("owner", "owner2", "viewer", "auditor", "code", "launch", "release")) {
            assertThat(client.get(person + "@acme", "/me").text("/actor"))
                    .as(person)
                    .isEqualTo("person");
        }
        for (var machine : List.of("runtime", "builder")) {
            assertThat(client.get(machine + "@globex", "/me").text("/actor"))
                    .as(machine)
                    .isEqualTo("machine");
        }
    }

    @Test
    void nobodyChangesTheirOwnTenant() throws Exception {
        var stack = LocalStack.running();
        var tokens = new Tokens(stack.keycloak());
        var profile = "{\"attributes\": {\"tenant_id\": [\"globex\"]}}";
        var change = HttpRequest.newBuilder(URI.create(stack.keycloak() + "/realms/gemel/account"))
                .header("Authorization", "Bearer " + tokens.of("viewer@acme"))
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .POST(BodyPublishers.ofString(profile))
                .build();
        HttpClient.newHttpClient().send(change, BodyHandlers.ofString());
        assertThat(claims(tokens.of("viewer@acme")).path("tenant_id").asText()).isEqualTo("acme");
    }

    private static JsonNode claims(String token) throws Exception {
        return JSON.readTree(Base64.getUrlDecoder().decode(token.split("\\.")[1]));
    }
}
