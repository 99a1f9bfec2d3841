package io.gemel.runtime.routing.guard;

import io.gemel.runtime.routing.lexicon.Lexicon;
import io.gemel.runtime.text.Phrases;
import io.gemel.runtime.text.Place;
import io.gemel.runtime.text.Words;
import org.jspecify.annotations.Nullable;

/** Row c of the guard: the twin's prompt is asked for. */
final class Extraction {

    private static final int WITHIN = 4;

    private final Phrases reveal;
    private final Phrases uncounted;
    private final Phrases secret;
    private final Phrases revealMore;
    private final Phrases yours;
    private final Phrases direct;

    Extraction(Lexicon lexicon) {
        reveal = lexicon.list("guard_reveal");
        uncounted = lexicon.list("guard_uncounted");
        secret = lexicon.list("guard_secret", "guard_secret_yours");
        revealMore = lexicon.list("guard_reveal_more");
        yours = lexicon.list("guard_secret_yours");
        direct = lexicon.list("guard_reveal_direct");
    }

    @Nullable
    Place find(Words words) {
        for (var i = 0; i < words.size(); i++) {
            var verb = reveal.at(words, i);
            var end = verb == 0 ? -1 : end(words, i + verb, secret);
            var more = end >= 0 ? 0 : revealMore.at(words, i);
            end = more == 0 ? end : end(words, i + more, yours);
            end = end >= 0 || !direct.on(words, i) ? end : i + direct.at(words, i);
            if (end >= 0) {
                return words.place(i, end);
            }
        }
        return null;
    }

    private int end(Words words, int from, Phrases secret) {
        var counted = 0;
        for (var i = from; i < words.size() && counted <= WITHIN; i++) {
            var length = secret.at(words, i);
            if (length > 0) {
                return i + length;
            }
            counted += uncounted.on(words, i) ? 0 : 1;
        }
        return -1;
    }
}
