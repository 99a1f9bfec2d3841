package io.gemel.runtime.routing.input;

import io.gemel.runtime.routing.cue.Cue;
import io.gemel.runtime.routing.lexicon.Lexicon;
import io.gemel.runtime.routing.lexicon.Numbers;
import io.gemel.runtime.routing.lexicon.Times;
import io.gemel.runtime.text.Phrases;
import io.gemel.runtime.text.Place;
import io.gemel.runtime.text.Words;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** Whether a message simply says a lot: words that mean something by themselves, apart from those that ask. */
final class Amount {

    private static final int A_STORY = 9;
    private static final int A_PROBLEM = 6;
    private static final int A_SUBJECT = 3;
    private static final int ANOTHER_SENTENCE = 2;

    private final Phrases thin;
    private final Phrases function;
    private final Phrases limits;
    private final Times times;

    Amount(Lexicon lexicon, Times times) {
        this.times = times;
        limits = lexicon.list("stop", "constraint", "within", "unit");
        thin = lexicon.list("thin");
        function = lexicon.list("function");
    }

    /** Where the message tells what happens, or null when it says too little. */
    @Nullable
    Place story(Asked asked) {
        return least(asked.message().all(), A_STORY, i -> false);
    }

    /** Where it says at least what goes wrong, or null. */
    @Nullable
    Place problem(Asked asked) {
        return least(asked.message().all(), A_PROBLEM, i -> false);
    }

    /** Where the head names what it is about apart from its cue, or null. */
    @Nullable
    Place subject(Asked asked) {
        return least(
                asked.message().head(),
                A_SUBJECT,
                i -> asking(i, asked.cue()) || limit(asked.message().head(), i));
    }

    /** Where another sentence than the cue's says what it is about, or null. */
    @Nullable
    Place elsewhere(Asked asked) {
        var cue = asked.cue();
        var head = asked.message().head();
        var sentence = cue == null ? -1 : head.sentence(cue.position());
        return least(head, ANOTHER_SENTENCE, i -> sentence < 0 || head.sentence(i) == sentence);
    }

    private @Nullable Place least(Words words, int least, IntPredicate left) {
        var first = -1;
        var count = 0;
        for (var i = 0; i < words.size(); i++) {
            if (!left.test(i) && meaning(words, i)) {
                first = first < 0 ? i : first;
                count++;
            }
            if (count == least) {
                return words.place(first, i + 1);
            }
        }
        return null;
    }

    /** Whether the word only says by when and with how much. */
    private boolean limit(Words words, int i) {
        return limits.on(words, i) || times.period(words, i) || times.month(words, i) || times.at(words, i) > 0;
    }

    private static boolean asking(int i, @Nullable Cue cue) {
        return cue != null && (i >= cue.position() && i < cue.behind() || i >= cue.noun() && i < cue.nounEnd());
    }

    private boolean meaning(Words words, int i) {
        return !function.on(words, i) && !thin.on(words, i) && !Numbers.number(words.at(i));
    }
}
