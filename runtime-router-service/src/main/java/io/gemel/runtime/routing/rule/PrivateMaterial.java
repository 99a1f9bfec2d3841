package io.gemel.runtime.routing.rule;

import io.gemel.runtime.routing.lexicon.Lexicon;
import io.gemel.runtime.text.Message;
import io.gemel.runtime.text.Phrases;
import io.gemel.runtime.text.Words;
import java.util.Set;

/** Private owner material that is asked for by name (rule 2). */
final class PrivateMaterial {

    private static final int WITHIN = 40;
    private static final int NAMED_WITHIN = 3;
    private static final Set<String> MINE = Set.of("i", "my", "mine", "we", "our");

    private final Phrases ask;
    private final Phrases secret;
    private final Phrases noun;

    PrivateMaterial(Lexicon lexicon) {
        ask = lexicon.list("private_ask");
        secret = lexicon.list("private");
        noun = lexicon.list("private_noun");
    }

    boolean askedFor(Message message) {
        return !message.hasMaterial() && mine(message.all()) && named(message.all());
    }

    private static boolean mine(Words words) {
        for (var i = 0; i < words.size(); i++) {
            if (MINE.contains(words.at(i))) {
                return true;
            }
        }
        return false;
    }

    private boolean named(Words words) {
        var asked = -1;
        for (var i = 0; i < words.size(); i++) {
            if (asked >= 0 && secret.on(words, i) && near(words, asked, i)) {
                return true;
            }
            asked = ask.on(words, i) ? i : asked;
        }
        return false;
    }

    private boolean near(Words words, int asked, int i) {
        return noun.find(words, i + 1, i + 1 + NAMED_WITHIN) >= 0 && words.within(asked, i, WITHIN);
    }
}
