package io.gemel.runtime.routing;

import io.gemel.runtime.text.Phrases;
import io.gemel.runtime.text.Words;
import java.util.Set;
import java.util.regex.Pattern;

/** Times and numbers in words. */
final class Times {

    private static final Pattern DIGITS = Pattern.compile("\\d+(?:[.,]\\d+)*[a-z]?");
    private static final Pattern YEAR = Pattern.compile("20\\d\\d");
    private static final Set<String> SMALL =
            Set.of("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten");
    private static final Set<String> DAYS = Set.of("today", "tonight", "tomorrow", "yesterday");
    private static final Set<String> WHICH = Set.of("this", "last", "next", "past", "previous", "coming");
    private static final Set<String> AT = Set.of("in", "on", "by", "until", "before", "after", "during");
    private static final Set<String> SHORT = Set.of("minute", "minutes", "hour", "hours");

    private final Phrases period;
    private final Phrases month;
    private final Phrases quarter;
    private final Phrases season;
    private final Phrases weekday;

    Times(Lexicon lexicon) {
        period = lexicon.list("period");
        month = lexicon.list("month");
        quarter = lexicon.list("quarter");
        season = lexicon.list("season");
        weekday = lexicon.list("weekday");
    }

    static boolean number(String word) {
        return SMALL.contains(word) || DIGITS.matcher(word).matches();
    }

    boolean period(Words words, int i) {
        return period.on(words, i) || weekday.on(words, i) || season.on(words, i);
    }

    boolean month(Words words, int i) {
        return month.on(words, i);
    }

    boolean quarter(Words words, int i) {
        return quarter.on(words, i);
    }

    /** The number of words of the time that begins at {@code i}, 0 if none does. */
    int at(Words words, int i) {
        var word = words.at(i);
        if (DAYS.contains(word)) {
            return 1;
        }
        if (WHICH.contains(word)) {
            return period(words, i + 1) ? 2 : period(words, i + 2) ? 3 : 0;
        }
        if (word.equals("since")) {
            return words.at(i + 1).isEmpty() ? 0 : 2;
        }
        if (AT.contains(word)) {
            var the = words.at(i + 1).equals("the") ? 1 : 0;
            return calendar(words, i + 1 + the) ? 2 + the : 0;
        }
        return number(word) && (period(words, i + 1) || SHORT.contains(words.at(i + 1))) ? 2 : 0;
    }

    private boolean calendar(Words words, int i) {
        return month(words, i)
                || quarter(words, i)
                || season.on(words, i)
                || weekday.on(words, i)
                || YEAR.matcher(words.at(i)).matches();
    }
}
