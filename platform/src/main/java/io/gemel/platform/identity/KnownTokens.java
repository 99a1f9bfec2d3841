package io.gemel.platform.identity;

import io.gemel.platform.http.Caller;
import io.gemel.platform.json.Json;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Verified tokens by their SHA-256, at most 10,000 of them, each until it expires. */
final class KnownTokens {

    private static final int MOST = 10_000;

    private record Known(Caller caller, long expiresAt) {}

    private final Map<String, Known> byDigest = Collections.synchronizedMap(new LinkedHashMap<>(256, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Known> eldest) {
            return size() > MOST;
        }
    });

    @Nullable
    Caller find(String token) {
        var digest = Json.sha256Hex(token);
        var known = byDigest.get(digest);
        if (known == null) {
            return null;
        }
        if (known.expiresAt() <= System.currentTimeMillis() / 1000) {
            byDigest.remove(digest);
            return null;
        }
        return known.caller();
    }

    /** Remembers a token until {@code expiresAt}, in seconds since the epoch. */
    void remember(String token, Caller caller, long expiresAt) {
        byDigest.put(Json.sha256Hex(token), new Known(caller, expiresAt));
    }
}
