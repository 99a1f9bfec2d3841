package io.gemel.persona.review;

import static io.gemel.platform.http.Role.AUDITOR;
import static io.gemel.platform.http.Role.OWNER;
import static io.gemel.platform.http.Role.VIEWER;
import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.gemel.platform.http.Access;
import io.gemel.platform.http.Answer;
import io.gemel.platform.http.Calls;
import io.gemel.platform.json.Json;
import io.gemel.platform.problem.Refusal;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The owner's review queue. */
@Path("/twins/{twin}/owner-review-queue")
@Produces(APPLICATION_JSON)
class ReviewResource {

    private static final Access LIST = Access.allow("listReviewItems", OWNER, VIEWER, AUDITOR);
    private static final Access GET_ONE = Access.allow("getReviewItem", OWNER, VIEWER, AUDITOR);
    private static final Access RESOLVE = Access.own("resolveReviewItem");

    record Resolution(String status, ReviewItem item) {}

    private final Calls calls;
    private final ReviewRepository reviews;
    private final ResolveReviewItem resolve;

    ReviewResource(Calls calls, ReviewRepository reviews, ResolveReviewItem resolve) {
        this.calls = calls;
        this.reviews = reviews;
        this.resolve = resolve;
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
    @Path("/{item}")
    @Operation(operationId = "getReviewItem", summary = "One item of the queue")
    public Uni<RestResponse<byte[]>> get(@RestPath String twin, @RestPath String item) {
        return calls.on(twin, GET_ONE)
                .read(ctx -> reviews.find(ctx.tx(), ctx.twin().id(), ctx.pathId(item, ReviewResource::notFound))
                        .map(found -> Answer.ok(found.orElseThrow(ReviewResource::notFound))));
    }

    @POST
    @Path("/{item}/resolve")
    @Consumes(APPLICATION_JSON)
    @Operation(operationId = "resolveReviewItem", summary = "Resolve or dismiss a pending item")
    public Uni<RestResponse<byte[]>> resolve(@RestPath String twin, @RestPath String item, byte @Nullable [] body) {
        return calls.on(twin, RESOLVE).body(body).write(ResolveRequest::read, (ctx, request) -> resolve.run(
                        ctx.tx(),
                        ctx.twin().id(),
                        ctx.pathId(item, ReviewResource::notFound),
                        request,
                        ctx.caller().sub())
                .map(ReviewResource::answer));
    }

    private static Answer answer(ResolveReviewItem.Outcome outcome) {
        return switch (outcome) {
            case ResolveReviewItem.Outcome.Resolved(var item) -> Answer.ok(new Resolution(item.status(), item));
            case ResolveReviewItem.Outcome.NotFound() -> throw notFound();
            case ResolveReviewItem.Outcome.NotPending() ->
                throw Refusal.conflict("review-item-not-pending", "The item was resolved or dismissed.");
        };
    }

    private static Refusal notFound() {
        return Refusal.notFound("review-item-not-found", "The twin's queue has no such item.");
    }
}
