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
    private final Phrases talk;
    private final Inline inline;

    Sources(Lexicon lexicon) {
        pointer = lexicon.list("material_pointer");
        document = lexicon.list("document");
        talk = lexicon.list("talk");
        inline = new Inline(lexicon.list("referring"));
    }

    private int pointed(Words words, int i) {
        var named = POINTING.contains(words.at(i)) ? document.find(words, i + 1, i + 1 + NAMED_WITHIN) : -1;
        return either(
                pointer.at(words, i),
                when(named >= 0, named + 1 - i),
                when(words.at(i).equals("above"), 1));
    }

    @Nullable
    Place artifact(Asked asked) {
        return text(asked, this::pointed);
    }

    /** A text to be summed up may be the conversation too. */
    @Nullable
    Place text(Asked asked) {
        return text(asked, (words, i) -> either(pointed(words, i), talk.at(words, i)));
    }

    private @Nullable Place text(Asked asked, Asked.Pattern pattern) {
        var place = asked.first(pattern);
        var linked = place == null ? address(asked.message().all().view()) : place;
        return linked == null ? inline.in(asked) : linked;
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
