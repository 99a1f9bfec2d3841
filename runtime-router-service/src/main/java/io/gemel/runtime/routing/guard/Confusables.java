package io.gemel.runtime.routing.guard;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/** The ASCII letters that other characters look like, by UTS #39. */
final class Confusables {

    private static final String FILE = "/routing/confusables.txt";
    private static final int HEX = 16;
    private static final int ASCII = 0x80;

    /** In order, so that a look-up costs the same whatever a message is made of. */
    private static final int[] POINTS;

    private static final char[] LETTERS;

    static {
        var letters = read();
        POINTS = letters.keySet().stream().mapToInt(Integer::intValue).toArray();
        LETTERS = new char[POINTS.length];
        for (var i = 0; i < POINTS.length; i++) {
            LETTERS[i] = letters.getOrDefault(POINTS[i], '?');
        }
    }

    private Confusables() {}

    /** The letter that {@code c} looks like, else {@code c}. */
    static int letter(int c) {
        var found = c < ASCII ? -1 : Arrays.binarySearch(POINTS, c);
        return found < 0 ? c : LETTERS[found];
    }

    private static SortedMap<Integer, Character> read() {
        var letters = new TreeMap<Integer, Character>();
        try (var file = Objects.requireNonNull(Confusables.class.getResourceAsStream(FILE), FILE)) {
            new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(" "))
                    .forEach(line -> {
                        for (var k = 1; k < line.length; k++) {
                            letters.put(Integer.parseInt(line[k], HEX), line[0].charAt(0));
                        }
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return letters;
    }
}
