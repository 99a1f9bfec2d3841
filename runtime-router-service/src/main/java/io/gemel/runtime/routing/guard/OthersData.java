package io.gemel.runtime.routing.guard;

import io.gemel.runtime.routing.lexicon.Lexicon;
import io.gemel.runtime.text.Phrases;
import io.gemel.runtime.text.Place;
import io.gemel.runtime.text.Words;
import org.jspecify.annotations.Nullable;

/** Row d of the guard: what others told the twin is asked for. */
final class OthersData {

    private static final int PARTY_WITHIN = 3;
    private static final int TOLD_WITHIN = 7;
    private static final int NONE = -1;

    private final Phrases about;
    private final Phrases other;
    private final Phrases yourOther;
    private final Phrases party;
    private final Phrases place;
    private final Phrases placeOrTold;
    private final Phrases beforeMe;
    private final Phrases somebody;
    private final Phrases talked;
    private final Phrases chats;
    private final Phrases talking;
    private final Phrases self;

    OthersData(Lexicon lexicon) {
        about = lexicon.list("guard_about");
        other = lexicon.list("guard_other");
        yourOther = lexicon.list("guard_your_other");
        party = lexicon.list("party");
        place = lexicon.list("guard_place");
        placeOrTold = lexicon.list("guard_place", "guard_told", "guard_before_me");
        beforeMe = lexicon.list("guard_before_me");
        somebody = lexicon.list("guard_somebody");
        talked = lexicon.list("guard_talked");
        chats = lexicon.list("guard_chats");
        talking = lexicon.list("guard_talking");
        self = lexicon.list("self");
    }

    @Nullable
    Place find(Words words) {
        for (var from = 0; from < words.size(); from = words.sentenceEnd(from)) {
            var end = words.sentenceEnd(from);
            var asked = about.find(words, from, end);
            var last = asked < 0 ? NONE : last(words, from, asked, end);
            if (last >= 0) {
                return words.place(asked, last);
            }
        }
        return byAnother(words);
    }

    /** What somebody said who is said, perhaps in a sentence before, to talk to the twin too; or null. */
    private @Nullable Place byAnother(Words words) {
        var talks = talking.find(words, 0, words.size());
        var asked = talks < 0 ? NONE : about.find(words, talks, words.size());
        var said = asked < 0 ? NONE : talked(words, asked, words.size());
        return said < 0 ? null : words.place(asked, said + talked.at(words, said));
    }

    /** Behind those whom the question in [from, end) is about, or -1. */
    private int last(Words words, int from, int asked, int end) {
        var places = place.find(words, from, end);
        for (var i = asked; i < end; i++) {
            var last = predecessor(words, i);
            last = last < 0 ? another(words, i, end, places >= 0 && places < i) : last;
            last = last < 0 ? talker(words, i, end) : last;
            if (last >= 0) {
                return last;
            }
        }
        return NONE;
    }

    /** The user before me. */
    private int predecessor(Words words, int i) {
        return party.on(words, i) && beforeMe.on(words, i + 1) ? i + 1 : NONE;
    }

    /** Another user in your system, your other users. */
    private int another(Words words, int i, int end, boolean placed) {
        var from = i + other.at(words, i);
        var who = from == i ? NONE : party.find(words, from, Math.min(end, from + PARTY_WITHIN));
        return who >= 0 && (placed || yourOther.on(words, i - 1) || placedOrTold(words, who, from, end))
                ? who + 1
                : NONE;
    }

    /** Whether a place, before me or told you begins within seven words behind a party among the three at {@code from}. */
    private boolean placedOrTold(Words words, int who, int from, int end) {
        var last = who;
        for (var i = who; i < Math.min(end, from + PARTY_WITHIN); i++) {
            last = party.on(words, i) ? i : last;
        }
        var to = Math.min(end, last + 1 + TOLD_WITHIN);
        return placeOrTold.find(words, who + 1, to) >= 0 || talked(words, who + 1, to) >= 0;
    }

    /** Anybody else with what they talked about with the twin, or the chats themselves. */
    private int talker(Words words, int i, int end) {
        var behind = i + somebody.at(words, i);
        var talks = behind > i && talked(words, behind, Math.min(end, behind + TOLD_WITHIN)) >= 0;
        var chat = chats.at(words, i);
        return talks ? behind : chat > 0 ? i + chat : NONE;
    }

    /** Where somebody else than the asker talks to the twin, or -1. */
    private int talked(Words words, int from, int end) {
        var found = talked.find(words, from, end);
        while (found >= 0 && self.on(words, found - 1)) {
            found = talked.find(words, found + 1, end);
        }
        return found;
    }
}
