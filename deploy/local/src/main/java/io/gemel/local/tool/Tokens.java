package io.gemel.local.tool;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.gemel.local.Failure;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Access tokens of the local realm for people and machines: {@code owner@acme}, {@code runtime@globex}. */
public final class Tokens {

    private static final String PASSWORD = "gemel-local";
    private static final Set<String> MACHINES = Set.of("runtime", "builder");

    private final HttpClient client = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();
    private final String keycloak;

    public Tokens(String keycloak) {
        this.keycloak = keycloak;
    }

    /** A token of {@code who}, good for an hour. */
    public String of(String who) {
        var parts = who.split("@");
        if (parts.length != 2) {
            throw new Failure("Say who, like owner@acme.");
        }
        return ask(
                who,
                MACHINES.contains(parts[0])
                        ? Map.of(
                                "grant_type",
                                "client_credentials",
                                "client_id",
                                parts[0] + "-" + parts[1],
                                "client_secret",
                                PASSWORD)
                        : Map.of(
                                "grant_type",
                                "password",
                                "client_id",
                                "gemel-cli",
                                "username",
                                who,
                                "password",
                                PASSWORD));
    }

    private String ask(String who, Map<String, String> form) {
        var body = form.entrySet().stream()
                .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        var request = HttpRequest.newBuilder(URI.create(keycloak + "/realms/gemel/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body))
                .build();
        try {
            var answer = client.send(request, BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new Failure("Keycloak gives no token for " + who + ": " + answer.body());
            }
            return json.readTree(answer.body()).path("access_token").textValue();
        } catch (IOException e) {
            throw new Failure("Keycloak does not answer at " + keycloak + ".", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure("Interrupted.", e);
        }
    }
}
