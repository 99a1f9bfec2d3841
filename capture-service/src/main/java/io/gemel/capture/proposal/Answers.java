package io.gemel.capture.proposal;

import com.fasterxml.jackson.databind.JsonNode;
import io.gemel.capture.execution.ExecutionRefusals;
import io.gemel.capture.execution.ExecutionStatus;
import io.gemel.capture.execution.Executions;
import io.gemel.capture.intervention.Intervention;
import io.gemel.capture.intervention.InterventionRepository;
import io.gemel.capture.intervention.Writable;
import io.gemel.capture.version.DecisionRefusals;
import io.gemel.capture.version.DecisionVersionRepository;
import io.gemel.platform.http.Answer;
import io.gemel.platform.http.Context;
import io.gemel.platform.json.Json;
import io.gemel.platform.problem.Refusal;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** What is answered, first and repeated: an Idempotency-Key keeps the status and an id, and never what was proposed. */
@ApplicationScoped
class Answers {

    private static final String VERSION = "version_id";
    private static final String INTERVENTION = "intervention_id";
    private static final String EXECUTION = "execution_id";

    private final DecisionVersionRepository versions;
    private final InterventionRepository interventions;
    private final Executions executions;

    Answers(DecisionVersionRepository versions, InterventionRepository interventions, Executions executions) {
        this.versions = versions;
        this.interventions = interventions;
        this.executions = executions;
    }

    /** @param sent the proposal as it came, which a block echoes */
    Answer first(Outcome outcome, JsonNode sent) {
        return switch (outcome) {
            case Outcome.Committed(var version) ->
                Answer.created(version.location(), version).keeping(only(VERSION, version.id()));
            case Outcome.Blocked(var intervention) ->
                Answer.refused(blocked(intervention, sent)).keeping(only(INTERVENTION, intervention.id()));
            case Outcome.Settled(var execution) ->
                Answer.ok(execution).keeping(only(EXECUTION, execution.executionId()));
            case Outcome.ExecutionNotFound() -> throw ExecutionRefusals.notFound();
            case Outcome.DecisionNotFound() -> throw DecisionRefusals.notFound();
            case Outcome.Ended() -> throw ExecutionRefusals.ended();
            case Outcome.InterventionRequired() -> throw ExecutionRefusals.interventionRequired();
            case Outcome.NotOpen() ->
                throw Refusal.conflict("intervention-not-open", "This is not the execution's open intervention.");
            case Outcome.Full() -> throw Refusal.conflict("execution-full", "An execution takes 1,000 versions.");
            case Outcome.Mismatch(var expected, var actual) ->
                throw ExecutionRefusals.planHashMismatch(expected, actual);
            case Outcome.Stale() ->
                throw Refusal.conflict(
                        "decision-version-stale", "The named predecessor is not the active version of this chain.");
        };
    }

    /** The answer to a repeated request, from what was written then. */
    Uni<Answer> again(Context context, Answer stored, JsonNode sent) {
        var kept = Json.read(stored.body());
        if (kept.has(VERSION)) {
            return versions.asCommitted(context.tx(), id(kept, VERSION)).map(stored::body);
        }
        if (kept.has(INTERVENTION)) {
            return interventions.find(context.tx(), id(kept, INTERVENTION)).map(intervention -> Answer.refused(
                            blocked(intervention, sent).header("Idempotency-Replayed", "true"))
                    .unchanged());
        }
        return executions
                .find(context.tx(), context.twin().id(), id(kept, EXECUTION))
                .map(execution -> stored.body(execution.orElseThrow()));
    }

    private static Refusal blocked(Intervention intervention, JsonNode sent) {
        return Refusal.unprocessable("BLOCK_VALIDATION", "The gate blocks this decision until the owner resolves it.")
                .with("category", "BLOCK")
                .with("violations", intervention.violations())
                .with("executionStatus", ExecutionStatus.INTERVENTION_REQUIRED.text())
                .with("interventionId", intervention.id())
                .with("proposal", Writable.of(sent));
    }

    private static JsonNode only(String name, UUID id) {
        return Json.object().put(name, id.toString());
    }

    private static UUID id(JsonNode kept, String name) {
        return UUID.fromString(kept.get(name).textValue());
    }
}
