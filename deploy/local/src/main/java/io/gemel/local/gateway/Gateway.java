package io.gemel.local.gateway;

import io.gemel.local.Failure;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.httpproxy.HttpProxy;
import java.util.Map;
import java.util.Optional;
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
    private final Traces traces;
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
        this.traces = new Traces(collector(), Double.parseDouble(System.getProperty("gemel.traces.ratio", "0")));
    }

    /** Where the gateway and the services send spans, as OTLP over HTTP, if anywhere. */
    public static Optional<String> collector() {
        return Optional.ofNullable(System.getProperty("gemel.otlp")).filter(address -> !address.isBlank());
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
                HttpProxy.reverseProxy(client).origin(origin, "127.0.0.1").addInterceptor(new Forwarding(routes))));
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
        traces.follow(request);
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
        var preflighted = Cors.preflighted(request);
        var route = routes.find(preflighted == null ? request.method().name() : preflighted, request.path())
                .filter(found -> proxies.containsKey(found.service()));
        if (route.isEmpty()) {
            refuse(request, id, Problem.noSuchPath());
        } else if (preflighted != null) {
            answerPreflight(request, route.get().cors());
        } else if (length(request) > MAX_BODY) {
            refuse(request, id, Problem.tooLarge());
        } else {
            proxies.get(route.get().service()).handle(request);
        }
    }

    /** A page of an origin that is not allowed gets no permission, which its browser takes for a refusal. */
    private static void answerPreflight(HttpServerRequest request, Optional<Cors> cors) {
        var origin = request.getHeader("Origin");
        cors.filter(filter -> filter.allows(origin)).ifPresent(filter -> {
            filter.permit(origin, request.response().headers());
            filter.permitRequest(request.response().headers());
        });
        request.response().setStatusCode(204).end();
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
        traces.close();
    }
}
