package io.gemel.runtime.routing.input;

import io.gemel.runtime.routing.cue.Cue;
import io.gemel.runtime.text.Message;
import io.gemel.runtime.text.Place;
import io.gemel.runtime.text.Words;
import java.util.List;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * What a message asks for.
 *
 * @param object the places in the head of what the cue is about
 */
record Asked(Message message, @Nullable Cue cue, List<Integer> object) {

    /** A pattern, which says how many words of it stand at a place, 0 for none. */
    @FunctionalInterface
    interface Pattern {
        int at(Words words, int i);
    }

    /** Where the pattern stands first in the whole message, or null. */
    @Nullable
    Place first(Pattern pattern) {
        return first(message.all(), 0, pattern);
    }

    static @Nullable Place first(Words words, int from, Pattern pattern) {
        for (var i = from; i < words.size(); i++) {
            var length = pattern.at(words, i);
            if (length > 0) {
                return words.place(i, i + length);
            }
        }
        return null;
    }

    /** The object's first word that fits, else where the pattern stands first, or null. */
    @Nullable
    Place objectOr(BiPredicate<Words, Integer> fits, Pattern pattern) {
        var head = message.head();
        for (var i : object) {
            if (fits.test(head, i)) {
                return head.place(i, i + 1);
            }
        }
        return first(pattern);
    }

    /** {@code length} if it holds, else 0. */
    static int when(boolean holds, int length) {
        return holds ? length : 0;
    }

    /** The first that is not 0. */
    static int either(int... lengths) {
        for (var length : lengths) {
            if (length > 0) {
                return length;
            }
        }
        return 0;
    }

    /** How many letters a word has. */
    static long letters(String word) {
        return word.codePoints().filter(Character::isLetter).count();
    }
}
