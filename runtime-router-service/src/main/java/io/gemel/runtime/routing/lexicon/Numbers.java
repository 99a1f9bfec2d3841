package io.gemel.runtime.routing.lexicon;

import io.gemel.runtime.text.Chars;
import java.util.Set;

/** Numbers among words. */
public final class Numbers {

    private static final Set<String> SMALL = Set.of(
            "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "fifteen",
            "twenty", "thirty", "forty", "fifty", "sixty", "hundred", "dozen");

    private Numbers() {}

    /** Whether it is a number: digits, also with one letter behind, or a small one in words. */
    public static boolean number(String word) {
        var digits = digits(word);
        return SMALL.contains(word)
                || digits > 0
                        && (digits == word.length()
                                || digits == word.length() - 1 && Character.isLetter(word.charAt(digits)));
    }

    /** Whether it is written in two digits or more. */
    public static boolean ofTwoDigits(String word) {
        return digits(word) == word.length()
                && word.chars().filter(Chars::digit).limit(2).count() == 2;
    }

    /** Whether it is digits with one of {@code letters} behind. */
    public static boolean with(String word, String letters) {
        var digits = digits(word);
        return digits > 0 && digits == word.length() - 1 && letters.indexOf(word.charAt(digits)) >= 0;
    }

    /** Whether it is 20xx. */
    static boolean year(String word) {
        return word.length() == 4 && word.startsWith("20") && digits(word) == 4;
    }

    /** The length of the digits, in groups or with a fraction, that {@code word} begins with. */
    private static int digits(String word) {
        var i = 0;
        while (i < word.length()
                && (Chars.digit(word.charAt(i)) || i > 0 && i + 1 < word.length() && separator(word, i))) {
            i++;
        }
        return i;
    }

    private static boolean separator(String word, int i) {
        return (word.charAt(i) == '.' || word.charAt(i) == ',')
                && Chars.digit(word.charAt(i - 1))
                && Chars.digit(word.charAt(i + 1));
    }
}
