package io.gemel.local.gateway;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The gateway's span of each request: it continues the caller's trace or starts one, which the service continues. */
final class Traces implements AutoCloseable {

    private static final AttributeKey<String> METHOD = AttributeKey.stringKey("http.request.method");
    private static final AttributeKey<String> PATH = AttributeKey.stringKey("url.path");
    private static final AttributeKey<Long> STATUS = AttributeKey.longKey("http.response.status_code");

    private static final TextMapGetter<MultiMap> HEADERS = new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(MultiMap headers) {
            return headers.names();
        }

        @Override
        public @Nullable String get(@Nullable MultiMap headers, String name) {
            return headers == null ? null : headers.get(name);
        }
    };

    private final SdkTracerProvider provider;
    private final Tracer tracer;

    /**
     * @param collector where spans are sent, as OTLP over HTTP; without one they end here
     * @param ratio the part of the traces that start here which is recorded
     */
    Traces(Optional<String> collector, double ratio) {
        var building = SdkTracerProvider.builder()
                .setResource(Resource.create(Attributes.of(AttributeKey.stringKey("service.name"), "gateway")))
                .setSampler(Sampler.parentBased(Sampler.traceIdRatioBased(ratio)));
        collector.ifPresent(
                address -> building.addSpanProcessor(BatchSpanProcessor.builder(OtlpHttpSpanExporter.builder()
                                .setEndpoint(address + "/v1/traces")
                                .build())
                        .build()));
        this.provider = building.build();
        this.tracer = provider.get("io.gemel.local.gateway");
    }

    /** Starts the span, which ends with the answer, and names it in the headers that go on. */
    void follow(HttpServerRequest request) {
        var propagator = W3CTraceContextPropagator.getInstance();
        var span = tracer.spanBuilder(request.method().name())
                .setSpanKind(SpanKind.SERVER)
                .setParent(propagator.extract(Context.root(), request.headers(), HEADERS))
                .setAttribute(METHOD, request.method().name())
                .setAttribute(PATH, request.path())
                .startSpan();
        propagator.inject(Context.root().with(span), request.headers(), (headers, name, value) -> {
            if (headers != null) {
                headers.set(name, value);
            }
        });
        request.response().endHandler(done -> end(span, request)).closeHandler(gone -> span.end());
    }

    private static void end(Span span, HttpServerRequest request) {
        span.setAttribute(STATUS, request.response().getStatusCode());
        span.end();
    }

    /** Sends what is left. */
    @Override
    public void close() {
        provider.close();
    }
}
