package io.gemel.capture.version;

import io.gemel.platform.http.Query;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where a decision applies: everywhere, or in a field of work of up to three levels. */
public final class Domain {

    /** The whole text; {@code global} is one of them. */
    public static final Pattern FORM = Pattern.compile("[a-z][a-z0-9-]{0,31}(\\.[a-z0-9-]{1,32}){0,2}");

    /** Of the longest domain. */
    public static final int LENGTH = 98;

    private Domain() {}

    /** The filter {@code domain} of a query, null when absent. */
    public static @Nullable String read(Query query) {
        String domain = query.text("domain");
        if (domain != null && !FORM.matcher(domain).matches()) {
            throw Query.fault("domain", "format", "is no domain");
        }
        return domain;
    }
}
