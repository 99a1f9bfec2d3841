package io.gemel.persona.review;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.gemel.persona.correction.LearningInput;
import io.gemel.persona.queue.ReviewItem;
import io.gemel.platform.http.Access;
import io.gemel.platform.http.Answer;
import io.gemel.platform.http.Calls;
import io.gemel.platform.http.Context;
import io.gemel.platform.problem.Refusal;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Ends, one by one or many at once, of items of the owner's review queue; and ways back. */
@Path("/twins/{twin}/owner-review-queue")
@Produces(APPLICATION_JSON)
@Consumes(APPLICATION_JSON)
class ReviewResolutionResource {

    private static final Access RESOLVE = Access.own("resolveReviewItem");
    private static final Access RESOLVE_MANY = Access.own("resolveReviewItems");
    private static final Access REOPEN = Access.own("reopenReviewItem");

    record Resolution(
            String status, ReviewItem item, @Nullable LearningInput learningInput) {}

    record Resolutions(List<ResolveItems.Result> results) {}

    private final Calls calls;
    private final ResolveItem resolve;
    private final ResolveItems resolveMany;
    private final ReopenItem reopen;

    ReviewResolutionResource(Calls calls, ResolveItem resolve, ResolveItems resolveMany, ReopenItem reopen) {
        this.calls = calls;
        this.resolve = resolve;
        this.resolveMany = resolveMany;
        this.reopen = reopen;
    }

    @POST
    @Path("/{item}/resolve")
    @Operation(operationId = "resolveReviewItem", summary = "Resolve or dismiss a pending item, or learn from it")
    public Uni<RestResponse<byte[]>> resolve(@RestPath String twin, @RestPath String item, byte @Nullable [] body) {
        return calls.on(twin, RESOLVE)
                .body(body)
                .before(ReviewResolutionResource::activeToLearn)
                .write(ResolveItem.Request::read, (ctx, request) -> resolve.run(
                                ctx.tx(),
                                ctx.twin().id(),
                                ctx.pathId(item, Obstacle.NOT_FOUND::refusal),
                                request,
                                ctx.caller().sub())
                        .map(ReviewResolutionResource::answer));
    }

    @POST
    @Path("/resolve")
    @Operation(operationId = "resolveReviewItems", summary = "Resolve or dismiss up to 100 unclaimed items")
    public Uni<RestResponse<byte[]>> resolveMany(@RestPath String twin, byte @Nullable [] body) {
        return calls.on(twin, RESOLVE_MANY).body(body).write(ResolveItems.Request::read, (ctx, request) -> resolveMany
                .run(ctx.tx(), ctx.twin().id(), request, ctx.caller().sub())
                .map(ReviewResolutionResource::answer));
    }

    @POST
    @Path("/{item}/reopen")
    @Operation(operationId = "reopenReviewItem", summary = "Take a dismissed item back")
    public Uni<RestResponse<byte[]>> reopen(@RestPath String twin, @RestPath String item, byte @Nullable [] body) {
        return calls.on(twin, REOPEN).body(body).write(ctx -> reopen.run(
                        ctx.tx(), ctx.twin().id(), ctx.pathId(item, Obstacle.NOT_FOUND::refusal))
                .map(ReviewResolutionResource::answer));
    }

    /** Resolving tidies up and is always allowed; a correction teaches. */
    private static Uni<Void> activeToLearn(Context ctx) {
        if (ctx.json().hasNonNull("learning_input") && !ctx.twin().isActive()) {
            throw Refusal.forbidden("twin-not-active", "The twin is not active.");
        }
        return Uni.createFrom().voidItem();
    }

    private static Answer answer(ResolveItem.Outcome outcome) {
        return switch (outcome) {
            case ResolveItem.Outcome.Resolved(var item, var input) ->
                Answer.ok(new Resolution(item.status(), item, input));
            case ResolveItem.Outcome.Refused(var why) -> throw why.refusal();
        };
    }

    private static Answer answer(List<ResolveItems.Result> results) {
        var answer = Answer.ok(new Resolutions(results));
        return results.stream().anyMatch(each -> each.code() == null) ? answer : answer.unchanged();
    }

    private static Answer answer(ReopenItem.Outcome outcome) {
        return switch (outcome) {
            case ReopenItem.Outcome.Reopened(var item) -> Answer.ok(item);
            case ReopenItem.Outcome.Refused(var why) -> throw why.refusal();
        };
    }
}
