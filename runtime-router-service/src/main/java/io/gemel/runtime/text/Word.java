package io.gemel.runtime.text;

/**
 * One word of a view.
 *
 * @param text the word, lower-cased
 * @param start where it begins in the view
 * @param end behind its last character
 * @param marked whether a mark stands between it and the word before it, or it is the first
 * @param opened whether a quotation opens between it and the word before it
 * @param sentence the number of its sentence
 */
public record Word(String text, int start, int end, boolean marked, boolean opened, int sentence) {

    Word afterCut() {
        return new Word(text, start, end, true, opened, sentence);
    }
}
