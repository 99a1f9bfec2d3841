package io.gemel.local.gateway;

import io.gemel.local.Failure;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.httpproxy.HttpProxy;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** One origin in front of the four services: routes operations, verifies no tokens. */
public final class Gateway implements AutoCloseable {

    static final long MAX_BODY = 8L << 20;

    private final Routes routes;
    private final Map<String, Integer> ports;
    private final Rates rates;
    private final Map<String, HttpProxy> proxies = new TreeMap<>();
    private @Nullable Vertx vertx;
    private int port;

    /**
     * @param ports the port of each service, by the name that the routes use
     */
    public Gateway(Routes routes, Map<String, Integer> ports) {
        this.routes = routes;
        this.ports = Map.copyOf(ports);
        this.rates = new Rates(
                Integer.getInteger("gemel.gateway.rate.token", 5_000),
                Integer.getInteger("gemel.gateway.rate.address", 500),
                System::nanoTime);
    }

    /** Listens on {@code port} of the loopback address; 0 is any free one. */
    public void start(int port) {
        var started = Vertx.vertx();
        vertx = started;
        var client = started.createHttpClient(new HttpClientOptions()
                .setMaxPoolSize(64)
                .setConnectTimeout(2_000)
                .setIdleTimeout(60));
        ports.forEach((service, origin) -> proxies.put(
                service,
                HttpProxy.reverseProxy(client).origin(origin, "127.0.0.1").addInterceptor(new Forwarding())));
        var options = new HttpServerOptions()
                .setHost("127.0.0.1")
                .setPort(port)
                .setMaxHeaderSize(16 << 10)
                .setHttp2ClearTextEnabled(false);
        HttpServer server = started.createHttpServer(options).requestHandler(this::handle);
        this.port = await(server).actualPort();
    }

    public int port() {
        return port;
    }

    private void handle(HttpServerRequest request) {
        var id = RequestHeaders.requestId(request);
        request.response().putHeader(RequestHeaders.REQUEST_ID, id);
        if (request.path().equals("/")) {
            request.response()
                    .putHeader("Content-Type", "text/html; charset=utf-8")
                    .end(FrontPage.of(ports));
            return;
        }
        int rate = rates.refused(
                request.getHeader("Authorization"), request.remoteAddress().hostAddress());
        if (rate > 0) {
            refuse(request, id, Problem.rateLimited(rate));
            return;
        }
        var service = routes.serviceOf(request.method().name(), request.path());
        if (service.isEmpty() || !proxies.containsKey(service.get())) {
            refuse(request, id, Problem.noSuchPath());
        } else if (length(request) > MAX_BODY) {
            refuse(request, id, Problem.tooLarge());
        } else {
            proxies.get(service.get()).handle(request);
        }
    }

    private static long length(HttpServerRequest request) {
        var text = request.getHeader("Content-Length");
        try {
            return text == null ? 0 : Long.parseLong(text);
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private static void refuse(HttpServerRequest request, String id, Problem problem) {
        var response = request.response().setStatusCode(problem.status());
        response.putHeader("Content-Type", "application/problem+json");
        problem.headers().forEach(response::putHeader);
        if (problem.status() == 413) {
            response.putHeader("Connection", "close");
        }
        response.end(problem.body(request.path(), id));
    }

    private static HttpServer await(HttpServer server) {
        try {
            return server.listen().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new Failure("The gateway cannot listen; is its port taken? Choose another with --port.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure("Interrupted while the gateway started.", e);
        }
    }

    @Override
    public void close() {
        if (vertx != null) {
            vertx.close().toCompletionStage().toCompletableFuture().join();
            vertx = null;
        }
    }
}
