package io.gemel.personamodel.words;

import java.util.HashSet;
import java.util.Set;

/** An exact fraction; similarity is compared without rounding. */
public record Fraction(long over, long under) implements Comparable<Fraction> {

    /** Shared words over all words; two empty sets share nothing. */
    public static Fraction jaccard(Set<String> one, Set<String> other) {
        var shared = new HashSet<>(one);
        shared.retainAll(other);
        int all = one.size() + other.size() - shared.size();
        return new Fraction(shared.size(), Math.max(1, all));
    }

    public Fraction plus(long whole) {
        return new Fraction(over + whole * under, under);
    }

    public boolean isZero() {
        return over == 0;
    }

    @Override
    public int compareTo(Fraction other) {
        return Long.compare(over * other.under, other.over * under);
    }
}
