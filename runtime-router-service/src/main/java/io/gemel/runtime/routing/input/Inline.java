package io.gemel.runtime.routing.input;

import io.gemel.runtime.routing.cue.Cue;
import io.gemel.runtime.text.Phrases;
import io.gemel.runtime.text.Place;
import io.gemel.runtime.text.Words;
import org.jspecify.annotations.Nullable;

/** A text to work on that stands in the message without being quoted or pasted below a line. */
final class Inline {

    private static final int LEAST = 10;
    private static final int LEAST_BEHIND_DASH = 4;

    private final Phrases referring;

    Inline(Phrases referring) {
        this.referring = referring;
    }

    /** Where such a text stands, or null. */
    @Nullable
    Place in(Asked asked) {
        var cue = asked.cue();
        var head = asked.message().head();
        if (cue == null || head.size() <= cue.position()) {
            return null;
        }
        var short_ = quoted(asked.message().all(), asked.message().all().size());
        return short_ == null ? around(head, cue) : short_;
    }

    /** What stands in quotation marks or behind a colon, however short. */
    private static @Nullable Place quoted(Words words, int size) {
        for (var i = 1; i < size; i++) {
            if (words.introduced(i)) {
                return words.place(i, words.sentenceEnd(i));
            }
        }
        return null;
    }

    /** What stands behind a dash, or in the sentences around the request. */
    private @Nullable Place around(Words head, Cue cue) {
        var end = head.sentenceEnd(cue.position());
        for (var i = cue.behind(); i < end; i++) {
            if (head.parted(i) && !head.marked(i) && end - i >= LEAST_BEHIND_DASH) {
                return head.place(i, end);
            }
        }
        if (head.size() - end >= LEAST) {
            return head.place(end, head.size());
        }
        var start = cue.position();
        while (start > 0 && head.sentence(start - 1) == head.sentence(cue.position())) {
            start--;
        }
        return start >= LEAST && referring.find(head, cue.position(), end) >= 0 ? head.place(0, start) : null;
    }
}
