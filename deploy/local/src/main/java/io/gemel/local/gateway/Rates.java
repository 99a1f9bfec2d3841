package io.gemel.local.gateway;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Token buckets: one for each bearer token, by its SHA-256, and one for each address without. Not thread-safe. */
public final class Rates {

    private static final int KEPT = 10_000;

    private final int perToken;
    private final int perAddress;
    private final LongSupplier nanos;
    private final Map<String, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > KEPT;
        }
    };

    /** Requests a second; a burst is twice that. */
    public Rates(int perToken, int perAddress, LongSupplier nanos) {
        this.perToken = perToken;
        this.perAddress = perAddress;
        this.nanos = nanos;
    }

    /** The rate that the caller is held to when this request is one too many, else 0. */
    public int refused(@Nullable String authorization, String address) {
        var token = authorization != null && authorization.regionMatches(true, 0, "Bearer ", 0, 7);
        int rate = token ? perToken : perAddress;
        var key = token ? sha256(authorization.substring(7)) : address;
        return buckets.computeIfAbsent(key, k -> new Bucket(2.0 * rate, nanos.getAsLong()))
                        .take(rate, nanos.getAsLong())
                ? 0
                : rate;
    }

    private static String sha256(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class Bucket {
        private double tokens;
        private long at;

        private Bucket(double tokens, long at) {
            this.tokens = tokens;
            this.at = at;
        }

        private boolean take(int rate, long now) {
            tokens = Math.min(2.0 * rate, tokens + (now - at) / 1e9 * rate);
            at = now;
            if (tokens < 1) {
                return false;
            }
            tokens -= 1;
            return true;
        }
    }
}
