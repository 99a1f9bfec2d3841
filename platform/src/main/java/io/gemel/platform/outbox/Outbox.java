package io.gemel.platform.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.gemel.contracts.Event;
import io.gemel.contracts.Topic;
import io.gemel.platform.tenancy.Tx;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.sdk.trace.IdGenerator;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Says things in the transaction that made them true. {@link OutboxRelay} sends them after the commit. */
@ApplicationScoped
public class Outbox {

    private static final String APPEND = """
            insert into outbox (id, topic, key, type, subject, payload, traceparent)
            values ($1, $2, $3, $4, $5, $6, $7)
            """;

    /** Under the broker's 1 MiB, which counts key and headers too. */
    private static final int LARGEST = 1_000_000;

    private static final Pattern TRACEPARENT = Pattern.compile("00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");
    private static final IdGenerator IDS = IdGenerator.random();

    private final String source;
    private final WakeUp relay;

    Outbox(@ConfigProperty(name = "quarkus.application.name") String service, WakeUp relay) {
        this.source = "/gemel/" + service;
        this.relay = relay;
    }

    /**
     * Says {@code data}; the row goes out with the commit. Say it while the transaction holds its aggregate's row lock
     * if the order of the key matters.
     */
    public <D> void say(Tx tx, Topic<D> topic, String key, String subject, D data) {
        say(tx, topic, key, subject, data, tx.newId());
    }

    /** As the other, with an id that was derived from the event's content. */
    public <D> void say(Tx tx, Topic<D> topic, String key, String subject, D data, UUID id) {
        var trace = traceparent(tx);
        var event = new Event<D>(id, source, subject, tx.now(), tx.tenant().value(), trace, data);
        var payload = sendable(topic.write(event));
        tx.beforeCommit(() -> tx.run(APPEND, id, topic.name(), key, topic.type(data), subject, payload, trace));
        tx.afterCommit(relay::signal);
    }

    /** A record that no broker takes would hold up all that is said after it, so it is not committed at all. */
    private static String sendable(String payload) {
        if (payload.length() > LARGEST / 3 && payload.getBytes(UTF_8).length > LARGEST) {
            throw new IllegalStateException("an event has more than " + LARGEST + " bytes");
        }
        return payload;
    }

    /** That of the event or request that is served; what has neither begins a trace, so that every event has one. */
    private static String traceparent(Tx tx) {
        return tx.cause().filter(TRACEPARENT.asMatchPredicate()).orElseGet(() -> {
            SpanContext span = Span.current().getSpanContext();
            return span.isValid()
                    ? text(span.getTraceId(), span.getSpanId(), span.getTraceFlags())
                    : text(IDS.generateTraceId(), IDS.generateSpanId(), TraceFlags.getDefault());
        });
    }

    private static String text(String trace, String span, TraceFlags flags) {
        return "00-" + trace + "-" + span + "-" + flags.asHex();
    }
}
