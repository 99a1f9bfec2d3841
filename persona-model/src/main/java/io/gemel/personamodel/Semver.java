package io.gemel.personamodel;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;

/** A spec's version: MAJOR.MINOR.PATCH, each part 0..999999, no leading zeros, no suffix. */
public record Semver(int major, int minor, int patch) implements Comparable<Semver> {

    /** The version of a twin's first spec. */
    public static final Semver FIRST = new Semver(1, 0, 0);

    private static final int LAST = 999_999;
    private static final Pattern FORM =
            Pattern.compile("(0|[1-9][0-9]{0,5})\\.(0|[1-9][0-9]{0,5})\\.(0|[1-9][0-9]{0,5})");
    private static final Comparator<Semver> ORDER = Comparator.comparingInt(Semver::major)
            .thenComparingInt(Semver::minor)
            .thenComparingInt(Semver::patch);

    /** Reads a version, white space around it aside. */
    public static Optional<Semver> parse(String text) {
        var parts = FORM.matcher(text.strip());
        return parts.matches()
                ? Optional.of(new Semver(
                        Integer.parseInt(parts.group(1)),
                        Integer.parseInt(parts.group(2)),
                        Integer.parseInt(parts.group(3))))
                : Optional.empty();
    }

    /** The version with the next patch, or none past 999999. */
    public Optional<Semver> next() {
        return patch < LAST ? Optional.of(new Semver(major, minor, patch + 1)) : Optional.empty();
    }

    @Override
    public int compareTo(Semver other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return major + "." + minor + "." + patch;
    }
}
