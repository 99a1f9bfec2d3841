package io.gemel.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.opentelemetry.proto.trace.v1.Span.SpanKind;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

/** One trace over the gateway, a service, its database and the service that consumes what was said. */
class TraceTest {

    private static final String CALLER = "00f067aa0ba902b7";

    @Test
    void aTraceSpansGatewayServiceDatabaseAndConsumer() throws Exception {
        var stack = LocalStack.running();
        var random = ThreadLocalRandom.current();
        var trace =
                HexFormat.of().toHexDigits(random.nextLong()) + HexFormat.of().toHexDigits(random.nextLong());
        var body = Map.of("name", "Traced " + UUID.randomUUID());
        var asked = Map.of("traceparent", "00-" + trace + "-" + CALLER + "-01");
        var created = stack.client().send("owner@acme", "POST", "/twins", body, asked);
        assertThat(created.status()).as(created.toString()).isEqualTo(201);
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> isOneTrace(stack.collector().of(trace)));
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
