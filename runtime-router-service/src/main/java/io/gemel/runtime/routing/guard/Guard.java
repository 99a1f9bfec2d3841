package io.gemel.runtime.routing.guard;

import io.gemel.runtime.routing.Explanation.Guarded;
import io.gemel.runtime.routing.lexicon.Lexicon;
import io.gemel.runtime.routing.lexicon.RequestPositions;
import io.gemel.runtime.text.Meter;
import io.gemel.runtime.text.Phrases;
import io.gemel.runtime.text.Place;
import io.gemel.runtime.text.View;
import io.gemel.runtime.text.Vocabulary;
import io.gemel.runtime.text.Words;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is refused whatever else the message says (docs/rules/routing.md); reads everything, quotations too. */
public final class Guard {

    private static final List<String> RULES = List.of("a", "b", "c", "d", "e");

    private final Vocabulary vocabulary;
    private final Overriding overriding;
    private final Phrases role;
    private final Extraction extraction;
    private final OthersData others;
    private final Squeezed squeezed;

    public Guard(Lexicon lexicon, RequestPositions positions) {
        vocabulary = lexicon.vocabulary();
        overriding = new Overriding(lexicon, positions);
        role = lexicon.list("guard_role");
        extraction = new Extraction(lexicon);
        others = new OthersData(lexicon);
        squeezed = new Squeezed(lexicon);
    }

    /**
     * One way of reading a message.
     *
     * @param words null for the last, which has none
     */
    private record Seen(int number, View view, @Nullable Words words) {}

    /** The first row that matches one of the four views of the message that {@code first} are the words of, or null. */
    public @Nullable Guarded check(Words first, Phrases forbidden, Meter meter) {
        var views = views(first, meter);
        for (var rule : RULES) {
            for (var seen : views) {
                var place = find(rule, seen, forbidden);
                if (place != null) {
                    return new Guarded(rule, seen.number(), place.start(), place.end());
                }
            }
        }
        return null;
    }

    /** The views in order, those that show nothing new left out. */
    private List<Seen> views(Words first, Meter meter) {
        var views = new ArrayList<>(List.of(new Seen(1, first.view(), first)));
        var letters = GuardViews.letters(first.view());
        var unleeted = GuardViews.unleeted(letters);
        if (!letters.text().equals(first.view().text())) {
            views.add(new Seen(2, letters, Words.of(letters, vocabulary, meter)));
        }
        if (!unleeted.text().equals(letters.text())) {
            views.add(new Seen(3, unleeted, Words.of(unleeted, vocabulary, meter)));
        }
        if (GuardViews.spaced(letters)) {
            views.add(new Seen(4, GuardViews.squeezed(letters), null));
        }
        return views;
    }

    private @Nullable Place find(String rule, Seen seen, Phrases forbidden) {
        var words = seen.words();
        if (words == null) {
            return squeezed.find(seen.view(), rule);
        }
        return switch (rule) {
            case "a" -> overriding.find(words);
            case "b" -> phrase(role, words);
            case "c" -> extraction.find(words);
            case "d" -> others.find(words);
            default -> phrase(forbidden, words);
        };
    }

    private static @Nullable Place phrase(Phrases phrases, Words words) {
        var i = phrases.find(words, 0, words.size());
        return i < 0 ? null : words.place(i, i + phrases.at(words, i));
    }
}
