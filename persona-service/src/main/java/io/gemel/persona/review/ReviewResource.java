package io.gemel.persona.review;

import static io.gemel.platform.http.Role.AUDITOR;
import static io.gemel.platform.http.Role.OWNER;
import static io.gemel.platform.http.Role.VIEWER;
import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.gemel.persona.queue.ReviewFilter;
import io.gemel.persona.queue.ReviewRepository;
import io.gemel.persona.queue.ReviewSummaryRepository;
import io.gemel.platform.http.Access;
import io.gemel.platform.http.Answer;
import io.gemel.platform.http.Calls;
import io.gemel.platform.json.Json;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** Looks at the owner's review queue. */
@Path("/twins/{twin}/owner-review-queue")
@Produces(APPLICATION_JSON)
class ReviewResource {

    private static final Access LIST = Access.allow("listReviewItems", OWNER, VIEWER, AUDITOR);
    private static final Access SUMMARY = Access.allow("getReviewSummary", OWNER, VIEWER, AUDITOR);
    private static final Access GET_ONE = Access.allow("getReviewItem", OWNER, VIEWER, AUDITOR);

    private final Calls calls;
    private final ReviewRepository reviews;
    private final ReviewSummaryRepository summaries;

    ReviewResource(Calls calls, ReviewRepository reviews, ReviewSummaryRepository summaries) {
        this.calls = calls;
        this.reviews = reviews;
        this.summaries = summaries;
    }

    @GET
    @Operation(operationId = "listReviewItems", summary = "Turns that wait for the owner, newest first")
    public Uni<RestResponse<byte[]>> list(@RestPath String twin) {
        return calls.on(twin, LIST)
                .params("status", "reason", "priority")
                .page(
                        ctx -> reviews.list(ctx.tx(), ctx.twin().id(), ReviewFilter.of(ctx)),
                        item -> item.id().toString(),
                        items -> Json.object().put("count", items.size()));
    }

    @GET
    @Path("/summary")
    @Operation(operationId = "getReviewSummary", summary = "How much waits for the owner, and for how long")
    public Uni<RestResponse<byte[]>> summary(@RestPath String twin) {
        return calls.on(twin, SUMMARY)
                .read(ctx -> summaries.of(ctx.tx(), ctx.twin().id()).map(Answer::ok));
    }

    @GET
    @Path("/{item}")
    @Operation(operationId = "getReviewItem", summary = "One item of the queue")
    public Uni<RestResponse<byte[]>> get(@RestPath String twin, @RestPath String item) {
        return calls.on(twin, GET_ONE)
                .read(ctx -> reviews.find(ctx.tx(), ctx.twin().id(), ctx.pathId(item, Obstacle.NOT_FOUND::refusal))
                        .map(found -> Answer.ok(found.orElseThrow(Obstacle.NOT_FOUND::refusal))));
    }
}
