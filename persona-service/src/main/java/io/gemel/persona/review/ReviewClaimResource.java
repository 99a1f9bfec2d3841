package io.gemel.persona.review;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.gemel.persona.queue.ReviewItem;
import io.gemel.platform.http.Access;
import io.gemel.platform.http.Answer;
import io.gemel.platform.http.Calls;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Claims of items of the owner's review queue. */
@Path("/twins/{twin}/owner-review-queue/{item}")
@Produces(APPLICATION_JSON)
@Consumes(APPLICATION_JSON)
class ReviewClaimResource {

    private static final Access CLAIM = Access.own("claimReviewItem");
    private static final Access RELEASE = Access.own("releaseReviewItem");

    record Claim(ReviewItem item, UUID claimToken, @Nullable Instant claimedUntil) {}

    private final Calls calls;
    private final ClaimItem claim;
    private final ReleaseItem release;

    ReviewClaimResource(Calls calls, ClaimItem claim, ReleaseItem release) {
        this.calls = calls;
        this.claim = claim;
        this.release = release;
    }

    @POST
    @Path("/claim")
    @Operation(operationId = "claimReviewItem", summary = "Take a pending item for a while, or for longer")
    public Uni<RestResponse<byte[]>> claim(@RestPath String twin, @RestPath String item, byte @Nullable [] body) {
        return calls.on(twin, CLAIM).body(body).write(ClaimItem.Request::read, (ctx, request) -> claim.run(
                        ctx.tx(),
                        ctx.twin().id(),
                        ctx.pathId(item, Obstacle.NOT_FOUND::refusal),
                        request,
                        ctx.caller().sub())
                .map(ReviewClaimResource::answer));
    }

    @POST
    @Path("/release")
    @Operation(operationId = "releaseReviewItem", summary = "Give a claimed item back")
    public Uni<RestResponse<byte[]>> release(@RestPath String twin, @RestPath String item, byte @Nullable [] body) {
        return calls.on(twin, RELEASE)
                .body(body)
                .write(fields -> Optional.ofNullable(fields.id("claim_token", true)), (ctx, token) -> release.run(
                                ctx.tx(),
                                ctx.twin().id(),
                                ctx.pathId(item, Obstacle.NOT_FOUND::refusal),
                                token.orElseThrow())
                        .map(ReviewClaimResource::answer));
    }

    private static Answer answer(ClaimItem.Outcome outcome) {
        return switch (outcome) {
            case ClaimItem.Outcome.Claimed(var item, var token) ->
                Answer.ok(new Claim(item, token, item.claimedUntil()));
            case ClaimItem.Outcome.Refused(var why) -> throw why.refusal();
        };
    }

    private static Answer answer(ReleaseItem.Outcome outcome) {
        return switch (outcome) {
            case ReleaseItem.Outcome.Released(var item) -> Answer.ok(item);
            case ReleaseItem.Outcome.WasFree(var item) -> Answer.ok(item).unchanged();
            case ReleaseItem.Outcome.Refused(var why) -> throw why.refusal();
        };
    }
}
