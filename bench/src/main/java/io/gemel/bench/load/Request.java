package io.gemel.bench.load;

import java.util.List;
import java.util.Map;

/**
 * A request that is sent again and again.
 *
 * @param base scheme, host and port
 * @param body a pattern in which {@code ${id}} is a new UUID each time and {@code ${part}} one of {@code parts}; empty for a GET
 * @param parts texts drawn evenly at random, so a text that stands there twice comes twice as often
 */
public record Request(String base, String path, Map<String, String> headers, String body, List<String> parts) {

    /** A GET that is the same each time. */
    public static Request get(String base, String path, Map<String, String> headers) {
        return new Request(base, path, headers, "", List.of(""));
    }
}
