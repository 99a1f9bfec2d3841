package io.gemel.runtime.routing;

import io.gemel.runtime.text.Words;
import java.util.ArrayList;
import java.util.List;

/** What a cue is about: the words behind its verb, up to a stop word, a mark or material. */
final class CueObject {

    private final Lexicon lexicon;
    private final Times times;

    CueObject(Lexicon lexicon, Times times) {
        this.lexicon = lexicon;
        this.times = times;
    }

    /** The places in the head of the object's words, without the cue's noun and without times. */
    List<Integer> of(Words head, Cue cue) {
        var object = new ArrayList<Integer>();
        var noun = cue.noun() < 0 ? 0 : lexicon.cue(cue.workflow(), "noun").at(head, cue.noun());
        for (var i = cue.behind();
                i < head.size() && !head.marked(i) && !lexicon.list("stop").on(head, i); ) {
            var skipped = i == cue.noun() && noun > 0 ? noun : times.at(head, i);
            if (skipped == 0) {
                object.add(i);
            }
            i += Math.max(1, skipped);
        }
        return object;
    }

    /** Whether the word says something by itself. */
    boolean content(Words words, int i) {
        return !lexicon.list("function").on(words, i) && !Times.number(words.at(i));
    }
}
