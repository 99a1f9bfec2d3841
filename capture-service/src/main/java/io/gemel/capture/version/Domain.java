package io.gemel.capture.version;

import java.util.regex.Pattern;

/** Where a decision applies: everywhere, or in a field of work of up to three levels. */
public final class Domain {

    public static final String GLOBAL = "global";

    /** The whole text; {@code global} is one of them. */
    public static final Pattern FORM = Pattern.compile("[a-z][a-z0-9-]{0,31}(\\.[a-z0-9-]{1,32}){0,2}");

    /** Of the longest domain. */
    public static final int LENGTH = 98;

    private Domain() {}
}
