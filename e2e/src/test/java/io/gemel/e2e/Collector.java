package io.gemel.e2e;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceResponse;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.GZIPInputStream;

/** Receives spans as a collector would, OTLP over HTTP, and keeps them. */
final class Collector implements AutoCloseable {

    /**
     * One span.
     *
     * @param system the database's or broker's kind, empty for neither
     */
    record Seen(
            String service, String trace, String id, String parent, Span.SpanKind kind, String name, String system) {}

    private final List<Seen> spans = new CopyOnWriteArrayList<>();
    private final HttpServer server;

    Collector() throws IOException {
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 16);
        server.createContext("/v1/traces", this::receive);
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    List<Seen> of(String trace) {
        return spans.stream().filter(span -> span.trace().equals(trace)).toList();
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            var zipped = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
            var body = zipped ? new GZIPInputStream(exchange.getRequestBody()) : exchange.getRequestBody();
            ExportTraceServiceRequest.parseFrom(body).getResourceSpansList().forEach(this::keep);
            exchange.getResponseHeaders().set("Content-Type", "application/x-protobuf");
            var answer = ExportTraceServiceResponse.getDefaultInstance().toByteArray();
            exchange.sendResponseHeaders(200, answer.length == 0 ? -1 : answer.length);
        }
    }

    private void keep(ResourceSpans resource) {
        var service = attribute(resource.getResource().getAttributesList(), "service.name");
        for (var scope : resource.getScopeSpansList()) {
            for (var span : scope.getSpansList()) {
                var attributes = span.getAttributesList();
                spans.add(new Seen(
                        service,
                        hex(span.getTraceId()),
                        hex(span.getSpanId()),
                        hex(span.getParentSpanId()),
                        span.getKind(),
                        span.getName(),
                        attribute(attributes, "db.system") + attribute(attributes, "messaging.system")));
            }
        }
    }

    private static String attribute(List<io.opentelemetry.proto.common.v1.KeyValue> attributes, String name) {
        return attributes.stream()
                .filter(a -> a.getKey().equals(name))
                .map(a -> a.getValue().getStringValue())
                .findFirst()
                .orElse("");
    }

    private static String hex(com.google.protobuf.ByteString bytes) {
        return HexFormat.of().formatHex(bytes.toByteArray());
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
