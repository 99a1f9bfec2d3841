package io.gemel.runtime.routing.cue;

import io.gemel.runtime.text.Message;
import io.gemel.runtime.text.Phrases;
import io.gemel.runtime.text.Words;
import java.util.HashMap;
import java.util.Map;

/** What else stands in a message, looked up once for each list however many questions ask for it. */
final class Standing {

    private final Message message;
    private final Map<Phrases, Sentences> head = new HashMap<>();
    private final Map<Phrases, Sentences> all = new HashMap<>();

    Standing(Message message) {
        this.message = message;
    }

    Message message() {
        return message;
    }

    /** Whether it stands at {@code behind} or later in the sentence of the head's word at {@code i}. */
    boolean later(Phrases sought, int i, int behind) {
        return in(head, message.head(), sought).later(i, behind);
    }

    /** Whether it stands in the head outside [i, behind); where the head is the end of what is pasted, anywhere. */
    boolean elsewhere(Phrases sought, int i, int behind) {
        return in(head, message.head(), sought).outside(i, behind)
                || message.turnedRound() && in(all, message.all(), sought).any();
    }

    private static Sentences in(Map<Phrases, Sentences> known, Words words, Phrases sought) {
        return known.computeIfAbsent(sought, phrases -> new Sentences(words, phrases));
    }
}
