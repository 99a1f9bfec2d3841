package io.gemel.platformtest;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** An OpenID issuer on loopback: a discovery document and the JWKS of the key that {@link Tokens} signs with. */
public final class TokenIssuer implements QuarkusTestResourceLifecycleManager {

    static final String ISSUER = "gemel-test.issuer";

    @Override
    public Map<String, String> start() {
        if (System.getProperty(ISSUER) == null) {
            System.setProperty(ISSUER, serve());
        }
        return new Settings()
                .put("gemel.oidc.issuer", System.getProperty(ISSUER))
                .all();
    }

    private static String serve() {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            String issuer = "http://127.0.0.1:" + server.getAddress().getPort() + "/realms/gemel";
            String keys = SigningKey.create().jwks();
            server.createContext(
                    "/realms/gemel/.well-known/openid-configuration", call -> answer(call, discovery(issuer)));
            server.createContext("/realms/gemel/keys", call -> answer(call, keys));
            server.start();
            return issuer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String discovery(String issuer) {
        return """
                {"issuer": "%1$s", "jwks_uri": "%1$s/keys", "token_endpoint": "%1$s/token",
                 "authorization_endpoint": "%1$s/auth", "response_types_supported": ["code"],
                 "subject_types_supported": ["public"], "id_token_signing_alg_values_supported": ["RS256"]}
                """.formatted(issuer);
    }

    private static void answer(HttpExchange call, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        call.getResponseHeaders().add("Content-Type", "application/json");
        call.sendResponseHeaders(200, body.length);
        try (var out = call.getResponseBody()) {
            out.write(body);
        }
    }

    /** The issuer stays for the next application of this JVM and ends with it. */
    @Override
    public void stop() {}
}
