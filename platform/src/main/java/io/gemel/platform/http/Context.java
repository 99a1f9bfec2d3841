package io.gemel.platform.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.gemel.platform.directory.Twin;
import io.gemel.platform.json.Uuids;
import io.gemel.platform.problem.Refusal;
import io.gemel.platform.tenancy.Tx;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A call that has passed the guards: who calls, about which twin, with what, in which transaction. */
public record Context(
        Caller caller,
        Tx tx,
        @Nullable Twin twinOrNull,
        JsonNode json,
        Query query,
        Page page,
        @Nullable String tag) {

    /** The same call in another of its transactions. */
    Context in(Tx other) {
        return new Context(caller, other, twinOrNull, json, query, page, tag);
    }

    public Twin twin() {
        return Objects.requireNonNull(twinOrNull, "this operation has no twin in its path");
    }

    /** The required {@code If-Match}: a strong tag. */
    public String ifMatch() {
        if (tag == null || tag.equals("*")) {
            throw Refusal.of(428, "precondition-required", "If-Match with the current ETag is required.");
        }
        return tag;
    }

    /** Refuses the change if {@code If-Match} is not {@code current}; a weak tag never is. */
    public void requireMatch(String current) {
        if (!ifMatch().equals(current)) {
            throw Refusal.preconditionFailed("precondition-failed", "It has changed since; read it again.");
        }
    }

    /** The id in a path; text that is no UUID names nothing, so it is {@code absent}. */
    public UUID pathId(String text, Supplier<? extends RuntimeException> absent) {
        return Uuids.parse(text).orElseThrow(absent);
    }
}
