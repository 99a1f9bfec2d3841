package io.gemel.personamodel.words;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/** The words of a text: the UAX #29 segments of its lower-cased form that hold a letter or digit. */
public final class Words {

    private Words() {}

    /** Each word once. */
    public static Set<String> of(String text) {
        return new LinkedHashSet<>(inOrder(text));
    }

    /** The words as they follow each other. */
    public static List<String> inOrder(String text) {
        var words = new ArrayList<String>();
        var lower = text.toLowerCase(Locale.ROOT);
        try (var tokens = new StandardTokenizer()) {
            // No word is longer than its text; the tokenizer's buffer is as long as the longest word may be.
            tokens.setMaxTokenLength(Math.clamp(
                    lower.length(),
                    StandardAnalyzer.DEFAULT_MAX_TOKEN_LENGTH,
                    StandardTokenizer.MAX_TOKEN_LENGTH_LIMIT));
            tokens.setReader(new StringReader(lower));
            var term = tokens.addAttribute(CharTermAttribute.class);
            tokens.reset();
            while (tokens.incrementToken()) {
                if (term.toString().codePoints().anyMatch(Character::isLetterOrDigit)) {
                    words.add(term.toString());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return words;
    }
}
