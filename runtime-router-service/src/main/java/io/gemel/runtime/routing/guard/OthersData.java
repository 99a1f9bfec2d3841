package io.gemel.runtime.routing.guard;

import io.gemel.runtime.routing.lexicon.Lexicon;
import io.gemel.runtime.text.Phrases;
import io.gemel.runtime.text.Place;
import io.gemel.runtime.text.Words;
import org.jspecify.annotations.Nullable;

/** Row d of 4.2: what others told the twin is asked for. */
final class OthersData {

    private static final int PARTY_WITHIN = 3;
    private static final int TOLD_WITHIN = 7;

    private final Phrases about;
    private final Phrases other;
    private final Phrases yourOther;
    private final Phrases party;
    private final Phrases place;
    private final Phrases told;
    private final Phrases beforeMe;
    private final Phrases talk;
    private final Phrases toldYou;
    private final Phrases somebody;
    private final Phrases logs;
    private final Phrases talking;

    OthersData(Lexicon lexicon) {
        about = lexicon.list("guard_about");
        other = lexicon.list("guard_other");
        yourOther = lexicon.list("guard_your_other");
        party = lexicon.list("party");
        place = lexicon.list("guard_place");
        told = lexicon.list("guard_place", "guard_told", "guard_before_me");
        beforeMe = lexicon.list("guard_before_me");
        talk = lexicon.list("guard_talk");
        toldYou = lexicon.list("guard_told");
        somebody = lexicon.list("guard_somebody");
        logs = lexicon.list("guard_logs");
        talking = lexicon.list("guard_talking");
    }

    @Nullable
    Place find(Words words) {
        for (var from = 0; from < words.size(); from = words.sentenceEnd(from)) {
            var end = words.sentenceEnd(from);
            var asked = about.find(words, from, end);
            var last = asked < 0 ? -1 : last(words, from, asked, end);
            if (last >= 0) {
                return words.place(asked, last);
            }
        }
        return byAnother(words);
    }

    /** What somebody said who is said to talk to the twin too, or null. */
    private @Nullable Place byAnother(Words words) {
        var talks = talking.find(words, 0, words.size());
        var asked = talks < 0 ? -1 : about.find(words, talks, words.size());
        var said = asked < 0 ? -1 : toldYou.find(words, asked, words.size());
        return said < 0 ? null : words.place(asked, said + toldYou.at(words, said));
    }

    /** Behind the party that is asked about, or -1. */
    private int last(Words words, int from, int asked, int end) {
        var ahead = place.find(words, from, end);
        for (var i = asked; i < end; i++) {
            if (party.on(words, i) && beforeMe.on(words, i + 1)) {
                return i + 1;
            }
            var someone = somebody.at(words, i);
            if (someone > 0 && told.find(words, i + someone, Math.min(end, i + someone + TOLD_WITHIN)) >= 0) {
                return i + someone;
            }
            if (logs.on(words, i)) {
                return i + logs.at(words, i);
            }
            var length = i == asked ? 0 : other.at(words, i);
            var who = length == 0 ? -1 : party.find(words, i + length, Math.min(end, i + length + PARTY_WITHIN));
            if (who >= 0
                    && (ahead >= 0 && ahead < i
                            || yours(words, from, i)
                            || talk.find(words, Math.max(asked, i - TOLD_WITHIN), Math.min(end, who + 1 + PARTY_WITHIN))
                                    >= 0
                            || told(words, i + length, end))) {
                return who + 1;
            }
        }
        return -1;
    }

    private boolean yours(Words words, int from, int i) {
        return i > from && yourOther.on(words, i - 1);
    }

    /** Whether a place, before me or told you begins within seven words behind a party among the three at {@code from}. */
    private boolean told(Words words, int from, int end) {
        var first = party.find(words, from, end);
        var last = first;
        for (var i = first; i < Math.min(end, from + PARTY_WITHIN); i++) {
            last = party.on(words, i) ? i : last;
        }
        return told.find(words, first + 1, Math.min(end, last + 1 + TOLD_WITHIN)) >= 0;
    }
}
