package io.gemel.platform.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.gemel.platform.directory.Twin;
import io.gemel.platform.idempotency.IdempotencyKey;
import io.gemel.platform.problem.Refusal;
import io.gemel.platform.tenancy.Tx;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A request's input, parsed before the transaction begins; its fault waits until role, twin and owner are checked. */
sealed interface Input {

    record Parsed(
            Query query,
            Page page,
            JsonNode json,
            @Nullable IdempotencyKey key,
            @Nullable String ifMatch) implements Input {
        @Override
        public Context context(Caller caller, Tx tx, @Nullable Twin twin) {
            return new Context(caller, tx, twin, json, query, page, ifMatch);
        }
    }

    record Faulty(Refusal refusal) implements Input {
        @Override
        public @Nullable IdempotencyKey key() {
            return null;
        }

        @Override
        public Context context(Caller caller, Tx tx, @Nullable Twin twin) {
            throw refusal;
        }
    }

    @Nullable
    IdempotencyKey key();

    Context context(Caller caller, Tx tx, @Nullable Twin twin);

    static Input of(Supplier<Parsed> parse) {
        try {
            return parse.get();
        } catch (Refusal e) {
            return new Faulty(e);
        }
    }
}
