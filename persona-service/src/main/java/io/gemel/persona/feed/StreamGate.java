package io.gemel.persona.feed;

import static io.gemel.platform.http.Role.AUDITOR;
import static io.gemel.platform.http.Role.OWNER;
import static io.gemel.platform.http.Role.VIEWER;

import io.gemel.persona.queue.ReviewEventRepository;
import io.gemel.platform.http.Access;
import io.gemel.platform.http.Calls;
import io.gemel.platform.http.Context;
import io.gemel.platform.problem.Refusal;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.container.ContainerRequestContext;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/** Decides whether and where a reader begins, while the answer can still be a problem: a stream's head goes out at once. */
public class StreamGate {

    static final String OPENING = Opening.class.getName();

    private static final Access STREAM = Access.allow("streamReviewEvents", OWNER, VIEWER, AUDITOR);

    private final Calls calls;
    private final ReviewEventRepository events;
    private final RoutingContext http;

    StreamGate(Calls calls, ReviewEventRepository events, RoutingContext http) {
        this.calls = calls;
        this.events = events;
        this.http = http;
    }

    /** Runs the checks of the platform and leaves the opening with the request. */
    @Opens
    @ServerRequestFilter
    public Uni<Void> open(ContainerRequestContext request) {
        var twin = request.getUriInfo().getPathParameters().getFirst("twin");
        var lastEventId = request.getHeaderString("Last-Event-ID");
        return calls.on(twin, STREAM)
                .params("after")
                .look(ctx -> opening(ctx, lastEventId))
                .invoke(opening -> http.put(OPENING, opening))
                .replaceWithVoid();
    }

    private Uni<Opening> opening(Context ctx, @Nullable String lastEventId) {
        var position = Position.of(lastEventId, ctx.query());
        return events.standing(ctx.tx(), ctx.twin().id()).map(standing -> {
            if (position != null && !standing.reaches(position)) {
                throw Refusal.of(410, "stream-position-gone", "The log does not reach this position; begin anew.");
            }
            return new Opening(
                    ctx.caller(),
                    ctx.twin().id(),
                    position == null ? standing.head() : position,
                    standing.head(),
                    position == null ? standing.pending() : null);
        });
    }
}
