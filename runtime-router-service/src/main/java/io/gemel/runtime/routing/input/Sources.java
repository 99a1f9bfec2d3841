package io.gemel.runtime.routing.input;

import static io.gemel.runtime.routing.input.Asked.either;
import static io.gemel.runtime.routing.input.Asked.when;

import io.gemel.runtime.routing.lexicon.Lexicon;
import io.gemel.runtime.text.Chars;
import io.gemel.runtime.text.Phrases;
import io.gemel.runtime.text.Place;
import io.gemel.runtime.text.View;
import io.gemel.runtime.text.Words;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is to be worked on. */
final class Sources {

    private static final int NAMED_WITHIN = 3;
    private static final Set<String> POINTING = Set.of("this", "these", "my", "our", "the");
    private static final List<String> ADDRESSES = List.of("https://", "http://", "www.");

    private final Phrases pointer;
    private final Phrases document;

    Sources(Lexicon lexicon) {
        pointer = lexicon.list("material_pointer");
        document = lexicon.list("document");
    }

    int artifact(Words words, int i) {
        var named = POINTING.contains(words.at(i)) ? document.find(words, i + 1, i + 1 + NAMED_WITHIN) : -1;
        return either(pointer.at(words, i), when(named >= 0, named + 1 - i));
    }

    @Nullable
    Place text(Asked asked) {
        var place = asked.first(
                (words, i) -> either(artifact(words, i), when(words.at(i).equals("above"), 1)));
        return place == null ? address(asked.message().all().view()) : place;
    }

    /** Where a URL stands, or null. */
    private static @Nullable Place address(View view) {
        for (var begins : ADDRESSES) {
            for (var i = view.text().indexOf(begins); i >= 0; i = view.text().indexOf(begins, i + 1)) {
                var end = i + begins.length();
                if (end < view.length() && !Chars.white(view.text().charAt(end))) {
                    return new Place(view.start(i), view.end(end));
                }
            }
        }
        return null;
    }
}
