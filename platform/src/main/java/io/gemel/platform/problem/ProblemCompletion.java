package io.gemel.platform.problem;

import io.gemel.platform.tenancy.PassingFailure;
import io.opentelemetry.api.trace.Span;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemContext;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemPostProcessor;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import org.jboss.logging.Logger;

/** Every failure that leaves a service over HTTP leaves through this class: it gives each a code, its path and a trace id. */
@ApplicationScoped
class ProblemCompletion implements ProblemPostProcessor {

    private static final Logger LOG = Logger.getLogger(ProblemCompletion.class);

    private static final Map<Integer, String> CODES = Map.of(
            400, "invalid-request",
            401, "unauthenticated",
            403, "role-not-allowed",
            404, "no-such-path",
            405, "method-not-allowed",
            406, "not-acceptable",
            413, "body-too-large",
            415, "media-type-unsupported");

    @Override
    public HttpProblem apply(HttpProblem problem, ProblemContext context) {
        HttpProblem coded = problem.getParameters().containsKey("code") ? problem : coded(problem, context);
        var complete = HttpProblem.builder(coded)
                .withInstance(instance(context.path))
                .with("trace_id", Span.current().getSpanContext().getTraceId());
        return complete.build();
    }

    /** The path is decoded here: what may not stand in a URI is escaped again. */
    private static URI instance(String path) {
        try {
            return new URI(null, null, path, null);
        } catch (URISyntaxException e) {
            return URI.create("/");
        }
    }

    @Override
    public int priority() {
        return 0;
    }

    private static HttpProblem coded(HttpProblem problem, ProblemContext context) {
        if (PassingFailure.is(context.cause)) {
            LOG.warnf(
                    "The database does not answer: %s", context.cause.getClass().getSimpleName());
            return Refusal.unavailable("unavailable", "The service cannot reach its database now.");
        }
        int status = problem.getStatusCode();
        var code = CODES.get(status);
        if (code == null || status >= 500) {
            LOG.error("A bug", context.cause);
            return Refusal.of(500, "internal", "The service failed.");
        }
        return Refusal.of(status, code, Refusal.title(code) + ".");
    }
}
