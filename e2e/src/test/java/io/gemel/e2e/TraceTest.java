package io.gemel.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.gemel.contracts.PersonaReviews;
import io.opentelemetry.proto.trace.v1.Span.SpanKind;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** One trace over the gateway, a service, its database and the service that consumes what was said. */
class TraceTest {

    private static final String CALLER = "00f067aa0ba902b7";

    private final String trace = newTrace();

    @Test
    void aTraceSpansGatewayServiceDatabaseAndConsumer() throws Exception {
        var stack = LocalStack.running();
        var body = Map.of("name", "Traced " + UUID.randomUUID());
        var created = stack.client().send("owner@acme", "POST", "/twins", body, traceparent());
        assertThat(created.status()).as(created.toString()).isEqualTo(201);
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> isOneTrace(stack.collector().of(trace)));
    }

    @Test
    void whatAConsumerSaysBelongsToTheTraceOfItsCause() throws Exception {
        var stack = LocalStack.running();
        var client = stack.client();
        var twin = client.twin("owner@acme");
        var status = "/twins/" + twin + "/runtime-status";
        await().until(() -> client.get("owner@acme", status).status() == 200);
        var message = Map.of("conversation_id", "traced", "message_id", trace, "message", "plan this");
        var path = "/twins/" + twin + "/routing-decisions";
        var decided = client.send("runtime@acme", "POST", path, message, traceparent());
        assertThat(decided.status()).as(decided.toString()).isEqualTo(201);
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(Topic.records(stack.kafka(), PersonaReviews.TOPIC.name()))
                        .anyMatch(said -> twin.equals(said.key())
                                && belongs(said.headers().lastHeader("traceparent"))));
    }

    private boolean belongs(@Nullable Header traceparent) {
        return traceparent != null && new String(traceparent.value(), StandardCharsets.US_ASCII).contains(trace);
    }

    private Map<String, String> traceparent() {
        return Map.of("traceparent", "00-" + trace + "-" + CALLER + "-01");
    }

    private static String newTrace() {
        var random = ThreadLocalRandom.current();
        return HexFormat.of().toHexDigits(random.nextLong()) + HexFormat.of().toHexDigits(random.nextLong());
    }

    private static void isOneTrace(List<Collector.Seen> spans) {
        var door = served(spans, "gateway");
        assertThat(door.parent()).isEqualTo(CALLER);
        var service = served(spans, "persona-service");
        assertThat(service.parent()).isEqualTo(door.id());
        // The client names the database where others name its kind.
        assertThat(spans)
                .anyMatch(span -> span.service().equals("persona-service")
                        && span.system().equals("gemel_persona")
                        && span.parent().equals(service.id()));
        for (var consumer : List.of("capture-service", "runtime-router-service", "audit-service")) {
            assertThat(spans)
                    .anyMatch(span -> span.service().equals(consumer)
                            && span.system().equals("kafka")
                            && span.parent().equals(service.id()));
        }
    }

    private static Collector.Seen served(List<Collector.Seen> spans, String service) {
        var found = spans.stream()
                .filter(s -> s.service().equals(service) && s.kind() == SpanKind.SPAN_KIND_SERVER)
                .toList();
        assertThat(found).as(spans.toString()).hasSize(1);
        return found.getFirst();
    }
}
