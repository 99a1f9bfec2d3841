package io.gemel.capture.training;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.gemel.capture.judgement.Metadata;
import io.gemel.capture.session.TrainingSession;
import io.gemel.capture.session.TrainingSessionRepository;
import io.gemel.platform.http.Access;
import io.gemel.platform.http.Answer;
import io.gemel.platform.http.Calls;
import io.gemel.platform.http.Context;
import io.gemel.platform.problem.Refusal;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Training sessions of the caller. */
@Path("/twins/{twin}/training-sessions")
@Produces(APPLICATION_JSON)
class TrainingSessionResource {

    private static final Access START = Access.own("startTrainingSession").teaching();
    private static final Access STOP = Access.own("stopTrainingSession");
    private static final Access ACTIVE = Access.own("getActiveTrainingSession");
    private static final Access LIST = Access.own("listTrainingSessions");
    private static final Access GET_ONE = Access.own("getTrainingSession");

    /** The caller's session that may be used now, if there is one. */
    record Active(boolean active, @Nullable TrainingSession session) {}

    private final Calls calls;
    private final StartTrainingSession start;
    private final StopTrainingSession stop;
    private final TrainingSessionRepository sessions;

    TrainingSessionResource(
            Calls calls, StartTrainingSession start, StopTrainingSession stop, TrainingSessionRepository sessions) {
        this.calls = calls;
        this.start = start;
        this.stop = stop;
        this.sessions = sessions;
    }

    @POST
    @Consumes(APPLICATION_JSON)
    @Operation(
            operationId = "startTrainingSession",
            summary = "Start a training session, ending the caller's active one")
    public Uni<RestResponse<byte[]>> start(@RestPath String twin, byte @Nullable [] body) {
        return calls.on(twin, START).body(body).write(Metadata::read, (context, metadata) -> start.run(
                        context.tx(), context.twin().id(), context.caller().sub(), metadata.toString())
                .map(session -> Answer.created(location(session), session)));
    }

    @POST
    @Path("/{id}/stop")
    @Operation(operationId = "stopTrainingSession", summary = "Stop an active training session")
    public Uni<RestResponse<byte[]>> stop(@RestPath String twin, @RestPath String id, byte @Nullable [] body) {
        return calls.on(twin, STOP).body(body).write(context -> stop.run(
                        context.tx(),
                        id(context, id),
                        context.twin().id(),
                        context.caller().sub())
                .map(TrainingSessionResource::answer));
    }

    @GET
    @Path("/active")
    @Operation(operationId = "getActiveTrainingSession", summary = "The caller's active training session, if any")
    public Uni<RestResponse<byte[]>> active(@RestPath String twin) {
        return calls.on(twin, ACTIVE).read(context -> sessions.findActive(
                        context.tx(), context.twin().id(), context.caller().sub())
                .map(found -> Answer.ok(new Active(found.isPresent(), found.orElse(null)))));
    }

    @GET
    @Operation(operationId = "listTrainingSessions", summary = "The caller's training sessions, newest first")
    public Uni<RestResponse<byte[]>> list(@RestPath String twin) {
        return calls.on(twin, LIST)
                .params("status")
                .page(
                        context -> sessions.list(
                                context.tx(),
                                context.twin().id(),
                                context.caller().sub(),
                                context.query().oneOf("status", "active", "stopped", "expired"),
                                context.page()),
                        session -> session.id().toString());
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getTrainingSession", summary = "One of the caller's training sessions")
    public Uni<RestResponse<byte[]>> get(@RestPath String twin, @RestPath String id) {
        return calls.on(twin, GET_ONE).read(context -> sessions.find(
                        context.tx(),
                        id(context, id),
                        context.twin().id(),
                        context.caller().sub())
                .map(found -> Answer.ok(found.orElseThrow(TrainingSessionResource::notFound))));
    }

    private static Answer answer(StopTrainingSession.Outcome outcome) {
        return switch (outcome) {
            case StopTrainingSession.Outcome.Stopped(var session) -> Answer.ok(session);
            case StopTrainingSession.Outcome.NotFound() -> throw notFound();
            case StopTrainingSession.Outcome.NotActive() ->
                throw Refusal.conflict("training-session-not-active", "This training session has ended.");
        };
    }

    private static UUID id(Context context, String text) {
        return context.pathId(text, TrainingSessionResource::notFound);
    }

    private static Refusal notFound() {
        return Refusal.notFound("training-session-not-found", "No such training session of yours and of this twin.");
    }

    private static String location(TrainingSession session) {
        return "/twins/" + session.twinId() + "/training-sessions/" + session.id();
    }
}
