package io.gemel.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The gateway by the HTTPRoutes of the repository, in front of a real origin. */
class GatewayTest {

    private final BlockingQueue<com.sun.net.httpserver.Headers> seen = new LinkedBlockingQueue<>();
    private HttpServer origin;
    private Gateway gateway;
    private final HttpClient client = HttpClient.newHttpClient();

    @BeforeEach
    void start() throws IOException {
        origin = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 8);
        origin.createContext("/", this::answer);
        origin.start();
        var root = Path.of(System.getProperty("gemel.root", "../.."));
        var routes = Routes.read(root.resolve("deploy/kubernetes/base/gateway"));
        gateway = new Gateway(
                routes, Map.of("persona-service", origin.getAddress().getPort(), "audit-service", 1));
        gateway.start(0);
    }

    @AfterEach
    void stop() {
        gateway.close();
        origin.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            seen.add(exchange.getRequestHeaders());
            exchange.sendResponseHeaders(200, 2);
            exchange.getResponseBody().write("ok".getBytes(StandardCharsets.UTF_8));
        }
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + gateway.port() + path));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    @Test
    void anOperationReachesItsService() throws Exception {
        assertThat(send(to("/me")).body()).isEqualTo("ok");
    }

    @Test
    void aSoundRequestIdIsKeptAndAnUnsoundOneReplaced() throws Exception {
        assertThat(send(to("/me").header("X-Request-Id", "a-1")).headers().firstValue("X-Request-Id"))
                .hasValue("a-1");
        assertThat(send(to("/me").header("X-Request-Id", "a b"))
                        .headers()
                        .firstValue("X-Request-Id")
                        .orElseThrow())
                .hasSize(36);
    }

    @Test
    void headersThatCouldBeSpoofedDoNotGoOn() throws Exception {
        send(to("/me").header("X-Tenant-Id", "globex").header("X-Forwarded-For", "9.9.9.9"));
        var headers = seen.take();
        assertThat(headers.containsKey("X-Tenant-Id")).isFalse();
        assertThat(headers.get("X-Forwarded-For")).containsExactly("127.0.0.1");
    }

    @Test
    void anUnknownPathAndAWrongMethodAreNoSuchPath() throws Exception {
        assertThat(send(to("/q/health")).body()).contains("\"code\":\"no-such-path\"");
        assertThat(send(to("/me").DELETE()).statusCode()).isEqualTo(404);
    }

    @Test
    void aServiceThatIsAwayIsUnavailable() throws Exception {
        var answer = send(to("/gold-cases"));
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("1");
        assertThat(answer.body()).contains("\"code\":\"unavailable\"");
    }

    @Test
    void anAnnouncedBodyOverTheLimitIsTooLarge() throws Exception {
        try (var socket = new Socket("127.0.0.1", gateway.port())) {
            var head = "POST /twins HTTP/1.1\r\nHost: x\r\nContent-Length: 9000000\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            var answer = new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
            assertThat(answer).isEqualTo("HTTP/1.1 413");
        }
    }

    @Test
    void aChunkedBodyUnderTheLimitGoesOn() throws Exception {
        var body = BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(new byte[100_000]));
        assertThat(send(to("/twins").POST(body)).statusCode()).isEqualTo(200);
    }

    @Test
    void aCallerOverItsBurstIsRefusedUntilItsBucketFills() {
        var now = new long[1];
        var rates = new Rates(2, 1, () -> now[0]);
        for (int i = 0; i < 4; i++) {
            assertThat(rates.refused("Bearer a", "x")).isZero();
        }
        assertThat(rates.refused("Bearer a", "x")).isEqualTo(2);
        assertThat(rates.refused("Bearer b", "x")).isZero();
        now[0] += 500_000_000L;
        assertThat(rates.refused("Bearer a", "x")).isZero();
    }

    @Test
    void aPreflightOfAConfiguredOriginIsPermitted() throws Exception {
        var answer = raw("OPTIONS /twins HTTP/1.1\r\nHost: x\r\nOrigin: http://localhost:5173\r\n"
                + "Access-Control-Request-Method: POST\r\nConnection: close\r\n\r\n");
        assertThat(answer)
                .startsWith("HTTP/1.1 204")
                .containsIgnoringCase("access-control-allow-origin: http://localhost:5173")
                .containsIgnoringCase("idempotency-key");
        assertThat(seen).isEmpty();
    }

    @Test
    void anotherOriginGetsNoPermissionAndAnUnknownPathNoPreflight() throws Exception {
        var other = "OPTIONS %s HTTP/1.1\r\nHost: x\r\nOrigin: http://evil.example\r\n"
                + "Access-Control-Request-Method: POST\r\nConnection: close\r\n\r\n";
        assertThat(raw(other.formatted("/twins")))
                .startsWith("HTTP/1.1 204")
                .doesNotContainIgnoringCase("access-control-allow");
        assertThat(raw(other.formatted("/nothing"))).startsWith("HTTP/1.1 404").contains("no-such-path");
    }

    @Test
    void anAnswerToAPageOfAConfiguredOriginMayBeRead() throws Exception {
        var answer = raw("GET /me HTTP/1.1\r\nHost: x\r\nOrigin: http://localhost:5173\r\nConnection: close\r\n\r\n");
        assertThat(answer)
                .startsWith("HTTP/1.1 200")
                .containsIgnoringCase("access-control-allow-origin: http://localhost:5173")
                .containsIgnoringCase("access-control-expose-headers: etag");
    }

    private String raw(String request) throws IOException {
        try (var socket = new Socket("127.0.0.1", gateway.port())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
