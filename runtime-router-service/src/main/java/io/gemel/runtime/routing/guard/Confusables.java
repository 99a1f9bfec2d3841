package io.gemel.runtime.routing.guard;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** The ASCII letters that other characters look like, by UTS #39. */
final class Confusables {

    private static final String FILE = "/routing/confusables.txt";
    private static final int HEX = 16;
    private static final Map<Integer, Integer> LETTERS = read();

    private Confusables() {}

    /** The letter that {@code c} looks like, else {@code c}. */
    static int letter(int c) {
        return c < 0x80 ? c : LETTERS.getOrDefault(c, c);
    }

    private static Map<Integer, Integer> read() {
        var letters = new HashMap<Integer, Integer>();
        try (var file = Objects.requireNonNull(Confusables.class.getResourceAsStream(FILE), FILE)) {
            new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(" "))
                    .forEach(line -> {
                        for (var k = 1; k < line.length; k++) {
                            letters.put(Integer.parseInt(line[k], HEX), (int) line[0].charAt(0));
                        }
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.copyOf(letters);
    }
}
