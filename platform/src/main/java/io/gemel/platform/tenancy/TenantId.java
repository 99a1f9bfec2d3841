package io.gemel.platform.tenancy;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The tenant on whose behalf work is done: {@code [A-Za-z0-9_-]{1,64}} and not {@code dlq}. */
public record TenantId(String value) {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    public TenantId {
        if (!isTenant(value)) {
            throw new IllegalArgumentException("not a tenant");
        }
    }

    /** Whether {@code value} can name a tenant; {@code dlq} cannot, it ends the names of dead-letter topics. */
    public static boolean isTenant(@Nullable String value) {
        return value != null && FORM.matcher(value).matches() && !value.equals("dlq");
    }

    @Override
    public String toString() {
        return value;
    }
}
