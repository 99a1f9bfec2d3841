package io.gemel.platform.http;

import io.gemel.platform.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** The opaque cursor: a position, tied to its list and filters, so that it means nothing anywhere else. */
final class Cursor {

    private static final int SEAL = 16;

    private Cursor() {}

    static String of(String list, String position) {
        var text = seal(list, position) + position;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The position, null when the cursor is not of this list. */
    static @Nullable String position(String list, String cursor) {
        try {
            var text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            if (text.length() <= SEAL) {
                return null;
            }
            var position = text.substring(SEAL);
            return text.startsWith(seal(list, position)) ? position : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static String seal(String list, String position) {
        return Json.sha256Hex(list + '\n' + position).substring(0, SEAL);
    }
}
