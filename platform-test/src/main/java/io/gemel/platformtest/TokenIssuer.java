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

/** An issuer on loopback that serves the JWKS of the key that {@link Tokens} signs with where Keycloak serves its own. */
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
            server.createContext("/realms/gemel/protocol/openid-connect/certs", call -> answer(call, keys));
            server.start();
            return issuer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
