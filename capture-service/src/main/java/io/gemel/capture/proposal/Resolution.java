package io.gemel.capture.proposal;

import io.gemel.capture.plan.Plan;
import io.gemel.capture.plan.PlanReader;
import io.gemel.platform.http.Context;
import io.gemel.platform.json.Fields;
import io.gemel.platform.json.Text;
import io.gemel.platform.problem.Refusal;
import io.smallrye.mutiny.Uni;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a person resolves an intervention. */
sealed interface Resolution {

    String CORRECT = "CORRECT";
    String ABANDON = "ABANDON";
    String ABORT = "ABORT";

    /** Another proposal takes the place of the blocked one; the plan has to be the execution's. */
    record Correct(Proposal proposal, Plan plan, @Nullable String note) implements Resolution {}

    /** The proposal is dropped. */
    record Abandon(@Nullable String note) implements Resolution {}

    /** The execution is aborted. */
    record Abort(@Nullable String note) implements Resolution {}

    /** Only a correction runs the twin, which then must be active. */
    static Uni<Void> requireActive(Context context) {
        if (CORRECT.equals(context.json().path("action").textValue())
                && !context.twin().isActive()) {
            throw Refusal.forbidden("twin-not-active", "The twin is not active.");
        }
        return Uni.createFrom().voidItem();
    }

    static Resolution read(Fields fields) {
        String action = fields.oneOf("action", true, CORRECT, ABANDON, ABORT);
        String note = fields.text("note", Text.optional(2000).prose());
        if (CORRECT.equals(action)) {
            return new Correct(fields.nested("proposal", true, Proposal::read), PlanReader.read(fields), note);
        }
        for (String name : List.of("proposal", PlanReader.PLAN, PlanReader.POLICY_REF, PlanReader.CONTEXT)) {
            if (fields.any(name) != null && action != null) {
                fields.violation(name, "unknown", "goes with CORRECT only");
            }
        }
        return ABORT.equals(action) ? new Abort(note) : new Abandon(note);
    }
}
