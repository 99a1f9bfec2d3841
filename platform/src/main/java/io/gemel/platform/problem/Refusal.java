package io.gemel.platform.problem;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** A refusal that the client is meant to see: an RFC 9457 problem with a code. Throwing it rolls the transaction back. */
public final class Refusal extends HttpProblem {

    private final String code;

    private Refusal(Builder problem, String code) {
        super(problem);
        this.code = code;
    }

    public static Refusal of(int status, String code, String detail) {
        return new Refusal(
                HttpProblem.builder()
                        .withType(URI.create("urn:gemel:problem:" + code))
                        .withTitle(title(code))
                        .withStatus(status)
                        .withDetail(detail)
                        .with("code", code),
                code);
    }

    public static Refusal notFound(String code, String detail) {
        return of(404, code, detail);
    }

    public static Refusal conflict(String code, String detail) {
        return of(409, code, detail);
    }

    public static Refusal forbidden(String code, String detail) {
        return of(403, code, detail);
    }

    public static Refusal unprocessable(String code, String detail) {
        return of(422, code, detail);
    }

    public static Refusal preconditionFailed(String code, String detail) {
        return of(412, code, detail);
    }

    /** The service cannot keep anything now; nothing was written. */
    public static Refusal unavailable(String code, String detail) {
        return of(503, code, detail).header("Retry-After", "1");
    }

    public String code() {
        return code;
    }

    /** The same refusal with one more member. */
    public Refusal with(String member, @Nullable Object value) {
        return new Refusal(HttpProblem.builder(this).with(member, value), code);
    }

    /** The same refusal with a header. */
    public Refusal header(String name, String value) {
        return new Refusal(HttpProblem.builder(this).withHeader(name, value), code);
    }

    /** {@code twin-not-found} becomes {@code Twin not found}. */
    public static String title(String code) {
        var words = code.replace('-', ' ').replace('_', ' ');
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
