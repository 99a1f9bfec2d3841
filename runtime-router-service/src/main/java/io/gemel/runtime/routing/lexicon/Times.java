package io.gemel.runtime.routing.lexicon;

import io.gemel.runtime.text.Phrases;
import io.gemel.runtime.text.Words;
import java.util.Set;

/** Times and periods: last week, in May, two days. */
public final class Times {

    private static final Set<String> DAYS = Set.of("today", "tonight", "tomorrow", "yesterday");
    private static final Set<String> WHICH = Set.of("this", "last", "next", "past", "previous", "coming");
    private static final Set<String> AT = Set.of("in", "on", "by", "until", "before", "after", "during");
    private static final Set<String> SHORT = Set.of("minute", "minutes", "hour", "hours");

    private final Phrases period;
    private final Phrases month;
    private final Phrases calendar;

    public Times(Lexicon lexicon) {
        period = lexicon.list("period", "weekday", "season");
        month = lexicon.list("month", "quarter");
        calendar = lexicon.list("month", "quarter", "season", "weekday");
    }

    public boolean period(Words words, int i) {
        return period.on(words, i);
    }

    /** A month or q1 to q4. */
    public boolean month(Words words, int i) {
        return month.on(words, i);
    }

    /** The number of words of the time that begins at {@code i}, 0 if none does. */
    public int at(Words words, int i) {
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
        return Numbers.number(word) && (period(words, i + 1) || SHORT.contains(words.at(i + 1))) ? 2 : 0;
    }

    private boolean calendar(Words words, int i) {
        return calendar.on(words, i) || Numbers.year(words.at(i));
    }
}
