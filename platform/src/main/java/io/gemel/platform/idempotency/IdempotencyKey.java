package io.gemel.platform.idempotency;

import com.fasterxml.jackson.databind.JsonNode;
import io.gemel.platform.http.Caller;
import io.gemel.platform.json.ExactForm;
import io.gemel.platform.json.FreeForm;
import io.gemel.platform.json.Json;
import io.gemel.platform.json.Pointer;
import io.gemel.platform.problem.Refusal;
import io.gemel.platform.problem.Violations;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A caller's key for one operation, and the digest of the request that it came with: SHA-256 over path, query and the
 * RFC 8785 form of the body, integers in full digits.
 */
public record IdempotencyKey(String tenant, String caller, String operation, String key, String digest) {

    private static final Pattern FORM = Pattern.compile("[!-~]{1,128}");

    /** The header's value, null when there is none. */
    public static @Nullable String header(List<String> values) {
        if (values.isEmpty()) {
            return null;
        }
        if (values.size() > 1 || !FORM.matcher(values.getFirst()).matches()) {
            throw Refusal.of(400, "invalid-header", "Idempotency-Key must be 1 to 128 visible ASCII characters.");
        }
        return values.getFirst();
    }

    /**
     * Null for a body without canonical form, which cannot be looked up.
     *
     * @param part what of the body the digest is made from
     */
    public static @Nullable IdempotencyKey of(
            Caller caller, String operation, String key, String uri, JsonNode body, UnaryOperator<JsonNode> part) {
        var faults = new Violations();
        FreeForm.characters(body, Pointer.ROOT, faults);
        if (!faults.isEmpty()) {
            return null;
        }
        var digest = Json.sha256Hex(uri + '\n' + ExactForm.of(part.apply(body)));
        return new IdempotencyKey(caller.tenant().value(), caller.sub(), operation, key, digest);
    }

    /** What this key is unique by, in one text. */
    String identity() {
        return String.join("/", tenant, caller, operation, key);
    }
}
