package io.gemel.runtime.routing.cue;

import io.gemel.runtime.routing.lexicon.Lexicon;
import io.gemel.runtime.routing.lexicon.Numbers;
import io.gemel.runtime.routing.lexicon.Times;
import io.gemel.runtime.text.Phrases;
import io.gemel.runtime.text.Words;
import java.util.ArrayList;
import java.util.List;

/** What a cue is about: the words behind its verb, up to a stop word, a mark or material. */
public final class CueObject {

    private final Phrases stop;
    private final Phrases function;
    private final Times times;

    public CueObject(Lexicon lexicon, Times times) {
        this.stop = lexicon.list("stop");
        this.function = lexicon.list("function");
        this.times = times;
    }

    /** The places in the head of the object's words, without the cue's noun and without times. */
    public List<Integer> of(Words head, Cue cue) {
        var object = new ArrayList<Integer>();
        for (var i = cue.behind(); i < head.size() && !ends(head, cue, i); ) {
            var skipped = i == cue.noun() ? cue.nounEnd() - i : times.at(head, i);
            if (skipped == 0) {
                object.add(i);
            }
            i += Math.max(1, skipped);
        }
        return object;
    }

    private boolean ends(Words head, Cue cue, int i) {
        return (i > cue.behind() || i != cue.noun()) && (head.marked(i) || head.cut(i)) || stop.on(head, i);
    }

    /** Whether the word says something by itself. */
    public boolean content(Words words, int i) {
        return !function.on(words, i) && !Numbers.number(words.at(i));
    }
}
