package io.gemel.runtime.text;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Arrays;
import org.apache.lucene.analysis.standard.StandardTokenizerImpl;

/** Where the UAX #29 segments of a text that hold a letter or digit begin and end. */
final class Tokens {

    private static final int FIRST = 64;

    private int[] starts = new int[FIRST];
    private int[] ends = new int[FIRST];
    private int size;

    /** Splits {@code text}; the buffer takes it whole, so no word is cut however long it is. */
    static Tokens of(String text) {
        var tokens = new Tokens();
        var scanner = new StandardTokenizerImpl(new StringReader(text));
        scanner.setBufferSize(Math.max(FIRST, text.length() + 2));
        try {
            while (scanner.getNextToken() != StandardTokenizerImpl.YYEOF) {
                tokens.add(text, scanner.yychar(), scanner.yychar() + scanner.yylength());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return tokens;
    }

    private void add(String text, int start, int end) {
        for (var i = start; i < end; i += Character.charCount(text.codePointAt(i))) {
            if (Character.isLetterOrDigit(text.codePointAt(i))) {
                append(start, end);
                return;
            }
        }
    }

    private void append(int start, int end) {
        if (size == starts.length) {
            starts = Arrays.copyOf(starts, 2 * size);
            ends = Arrays.copyOf(ends, 2 * size);
        }
        starts[size] = start;
        ends[size++] = end;
    }

    int size() {
        return size;
    }

    int start(int i) {
        return starts[i];
    }

    int end(int i) {
        return ends[i];
    }

    /** The first that begins at {@code from} or later. */
    int first(int from) {
        var found = Arrays.binarySearch(starts, 0, size, from);
        return found < 0 ? -found - 1 : found;
    }
}
