package io.gemel.capture.candidate;

import java.util.Arrays;
import java.util.Locale;

/** The kinds of judgement that can be captured. */
public enum CaptureType {
    SJT,
    PAIRWISE,
    INTROSPECTION;

    /** The name in JSON, in rows and in queries. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Every name, for the reader of a query. */
    public static String[] texts() {
        return Arrays.stream(values()).map(CaptureType::text).toArray(String[]::new);
    }
}
