package io.gemel.local;

/** What went wrong, in one sentence for the person at the terminal, with what to do. */
public class Failure extends RuntimeException {

    public Failure(String sentence) {
        super(sentence);
    }

    public Failure(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
