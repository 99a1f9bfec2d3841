package io.gemel.persona.feed;

import io.gemel.platform.json.Json;
import io.smallrye.mutiny.Multi;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;

/** Tells readers what happens to the owner's review queue as it happens; {@link StreamGate} let them in. */
@Path("/twins/{twin}/owner-review-queue/events")
class ReviewEventsResource {

    private final ReviewStream stream;
    private final EndOfStreams end;
    private final Duration commentEvery;

    ReviewEventsResource(ReviewStream stream, EndOfStreams end, StreamConfig config) {
        this.stream = stream;
        this.end = end;
        this.commentEvery = config.commentEvery();
    }

    @GET
    @Opens
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(
            operationId = "streamReviewEvents",
            summary = "What happens to the queue, from a position or from now on")
    public Multi<OutboundSseEvent> events(@RestPath String twin, @Context Sse sse, @Context RoutingContext http) {
        Opening opening = Objects.requireNonNull(http.get(StreamGate.OPENING));
        Multi<OutboundSseEvent> changes =
                stream.behind(opening).map(entry -> event(sse, entry.seq(), entry.name(), entry.item()));
        return Multi.createBy()
                .concatenating()
                .streams(Multi.createFrom().item(first(opening, sse)), end.merged(changes, comments(sse)))
                .select()
                .first(left(opening.caller().expiresAt()));
    }

    private static OutboundSseEvent first(Opening opening, Sse sse) {
        return opening.pending() == null
                ? comment(sse)
                : event(
                        sse,
                        opening.head(),
                        "snapshot",
                        Json.object().put("count", opening.pending()).toString());
    }

    private Multi<OutboundSseEvent> comments(Sse sse) {
        return Multi.createFrom()
                .ticks()
                .startingAfter(commentEvery)
                .every(commentEvery)
                .onOverflow()
                .drop()
                .map(_ -> comment(sse));
    }

    private static Duration left(Instant end) {
        var left = Duration.between(Instant.now(), end);
        return left.isPositive() ? left : Duration.ofMillis(1);
    }

    private static OutboundSseEvent comment(Sse sse) {
        return sse.newEventBuilder().comment("").build();
    }

    private static OutboundSseEvent event(Sse sse, long id, String name, String data) {
        return sse.newEventBuilder()
                .id(Long.toString(id))
                .name(name)
                .mediaType(MediaType.APPLICATION_JSON_TYPE)
                .data(String.class, data)
                .build();
    }
}
