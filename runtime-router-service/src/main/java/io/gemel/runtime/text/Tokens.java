package io.gemel.runtime.text;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Arrays;
import org.apache.lucene.analysis.standard.StandardTokenizerImpl;
import org.jspecify.annotations.Nullable;

/** Where the UAX #29 segments of a text that hold a letter or digit begin and end. */
final class Tokens {

    private static final int FIRST = 64;

    /** The scanner looks ahead over a run of connectors from each of them, so a longer one would cost its square. */
    private static final int MOST_CONNECTORS = 16;

    private int[] starts = new int[FIRST];
    private int[] ends = new int[FIRST];
    private int size;

    /** Splits {@code text}; the buffer takes it whole, so no word is cut however long it is. */
    static Tokens of(String text) {
        var tokens = new Tokens();
        var scanner = new StandardTokenizerImpl(new StringReader(bounded(text)));
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

    /** {@code text} with a space for each connector that is too far behind the last letter or digit. */
    private static String bounded(String text) {
        char @Nullable [] bounded = null;
        var run = 0;
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            var connector = Character.getType(c) == Character.CONNECTOR_PUNCTUATION;
            run = connector ? run + 1 : Character.isLetterOrDigit(c) || Chars.white(c) ? 0 : run;
            if (connector && run > MOST_CONNECTORS) {
                bounded = bounded == null ? text.toCharArray() : bounded;
                bounded[i] = ' ';
            }
        }
        return bounded == null ? text : new String(bounded);
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
