package io.gemel.capture.version;

/** How strongly a decision binds. */
public final class Strength {

    private Strength() {}

    /** From the strongest to the weakest. */
    public static String[] all() {
        return new String[] {"axis", "lock", "normal"};
    }
}
