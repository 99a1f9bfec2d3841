package io.gemel.platform.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gemel.platform.json.Json;
import io.gemel.platform.problem.Refusal;
import io.opentelemetry.api.trace.Span;

/** What one line of a batch came to. */
public sealed interface Reply {

    /** The line had its effect, now or before. */
    record Done(Answer answer) implements Reply {
        @Override
        public void writeTo(ObjectNode line, String path) {
            line.put("status", answer.status());
            if (answer.body() != null) {
                line.setAll((ObjectNode) Json.read(answer.body()));
            }
            if (answer.header("Idempotency-Replayed") != null) {
                line.put("replayed", true);
            }
        }
    }

    /** The line was refused; it had no effect. */
    record Refused(Refusal refusal) implements Reply {
        @Override
        public void writeTo(ObjectNode line, String path) {
            line.put("status", refusal.getStatusCode())
                    .put("type", String.valueOf(refusal.getType()))
                    .put("title", refusal.getTitle())
                    .put("detail", refusal.getDetail())
                    .put("instance", path)
                    .put("trace_id", Span.current().getSpanContext().getTraceId());
            refusal.getParameters()
                    .forEach((name, value) -> line.set(name, Json.mapper().valueToTree(value)));
        }
    }

    /** Adds status and members to the line of the answer. */
    void writeTo(ObjectNode line, String path);
}
