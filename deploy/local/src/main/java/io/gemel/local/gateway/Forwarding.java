package io.gemel.local.gateway;

import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyResponse;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Sends a request on with clean headers and turns a service's silence or absence into a problem. */
final class Forwarding implements ProxyInterceptor {

    private final Routes routes;

    Forwarding(Routes routes) {
        this.routes = routes;
    }

    @Override
    public Future<ProxyResponse> handleProxyRequest(ProxyContext context) {
        var request = context.request().proxiedRequest();
        var id = String.valueOf(request.response().headers().get(RequestHeaders.REQUEST_ID));
        RequestHeaders.clean(context.request().headers(), request, id);
        boundBody(context, request);
        var route = routes.find(request.method().name(), request.path()).orElseThrow();
        var sent = context.sendRequest();
        return (route.timeout().isZero() ? sent : sent.timeout(route.timeout().toSeconds(), TimeUnit.SECONDS))
                .recover(failure -> Future.succeededFuture(problem(context, request, id, failure)))
                .map(response -> named(response, request, route, id));
    }

    private static void boundBody(ProxyContext context, HttpServerRequest request) {
        if (request.getHeader("Content-Length") == null && request.getHeader("Transfer-Encoding") != null) {
            var body = context.request().getBody();
            context.request().setBody(Body.body(new BoundedStream(body.stream(), Gateway.MAX_BODY)));
        }
    }

    private static ProxyResponse named(
            ProxyResponse response, HttpServerRequest request, Routes.Route route, String id) {
        response.headers().set(RequestHeaders.REQUEST_ID, id);
        var origin = request.getHeader("Origin");
        route.cors().filter(cors -> cors.allows(origin)).ifPresent(cors -> cors.permit(origin, response.headers()));
        return response;
    }

    private static ProxyResponse problem(
            ProxyContext context, HttpServerRequest request, String id, Throwable failure) {
        Problem problem =
                switch (failure) {
                    case TimeoutException e -> Problem.timeout();
                    case BoundedStream.TooLarge e -> Problem.tooLarge();
                    default -> Problem.unavailable();
                };
        var response = context.request().release().response();
        response.setStatusCode(problem.status());
        response.putHeader("Content-Type", "application/problem+json");
        problem.headers().forEach(response::putHeader);
        response.setBody(Body.body(problem.body(request.path(), id)));
        return response;
    }
}
