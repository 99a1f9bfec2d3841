package io.gemel.local.gateway;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/** Which headers of a request go on to a service: none that could be spoofed, and the gateway's own. */
final class RequestHeaders {

    static final String REQUEST_ID = "X-Request-Id";

    private static final Pattern SOUND_ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final Set<String> SPOOFED = Set.of("forwarded", "x-real-ip");
    private static final Set<String> SPOOFED_PREFIXES = Set.of("x-forwarded-", "x-tenant", "x-user", "x-gemel-");

    private RequestHeaders() {}

    /** The id that was given, if it is sound, else a new one. */
    static String requestId(HttpServerRequest request) {
        var given = request.getHeader(REQUEST_ID);
        return given != null && SOUND_ID.matcher(given).matches()
                ? given
                : UUID.randomUUID().toString();
    }

    static void clean(MultiMap headers, HttpServerRequest request, String requestId) {
        new ArrayList<>(headers.names())
                .stream().filter(RequestHeaders::isSpoofed).forEach(headers::remove);
        headers.set(REQUEST_ID, requestId);
        headers.set("X-Forwarded-For", request.remoteAddress().hostAddress());
        headers.set("X-Forwarded-Proto", "http");
        var authority = request.authority();
        if (authority != null) {
            headers.set("X-Forwarded-Host", authority.toString());
        }
    }

    private static boolean isSpoofed(String name) {
        var lower = name.toLowerCase(Locale.ROOT);
        return SPOOFED.contains(lower) || SPOOFED_PREFIXES.stream().anyMatch(lower::startsWith);
    }
}
