package io.gemel.runtime.evaluation;

import io.gemel.platform.directory.Twin;
import io.gemel.platform.tenancy.Tx;
import io.gemel.runtime.routing.Policy;
import io.gemel.runtime.routing.Router;
import io.gemel.runtime.spec.ActiveSpecs;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** Routes labelled messages as if they came in now, and keeps nothing of them. */
@ApplicationScoped
class EvaluateRouting {

    private final ActiveSpecs specs;
    private final Router router = Router.english();

    /** The policy to route by, and the version of the spec that it is of. */
    private record Tried(Policy policy, @Nullable String version) {}

    EvaluateRouting(ActiveSpecs specs) {
        this.specs = specs;
    }

    /** Two hundred messages are too much for the event loop, on which other requests wait. */
    Uni<EvaluationReport> run(Tx tx, Twin twin, EvaluationRequest request) {
        var draft = request.spec();
        Uni<Tried> tried = draft == null
                ? specs.of(tx, twin).map(spec -> new Tried(spec.policy(), spec.version()))
                : Uni.createFrom()
                        .item(() -> new Tried(
                                Policy.of(draft), draft.path("version").textValue()));
        return tried.emitOn(Infrastructure.getDefaultExecutor())
                .map(spec -> report(twin, request, spec.policy(), spec.version()));
    }

    private EvaluationReport report(Twin twin, EvaluationRequest request, Policy policy, @Nullable String version) {
        return EvaluationReport.of(
                request.cases(),
                each -> router.route(each.flags().turn(each.query(), twin), policy)
                        .decision(),
                version);
    }
}
