package io.gemel.runtime.routing;

import io.gemel.runtime.text.View;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/** The guard's further views of a message: letters that only look like others, digits as letters, letters spaced out. */
final class GuardViews {

    private static final String FILE = "/routing/confusables.txt";
    private static final Pattern RUN = Pattern.compile("[\\p{L}\\p{N}@$]++");
    private static final Pattern LETTER = Pattern.compile("\\p{L}");
    private static final String GAP = "[\\s.\\-_*\\u2010-\\u2015]++";
    private static final Pattern SPACED =
            Pattern.compile("(?<![\\p{L}\\p{N}])\\p{L}(?:" + GAP + "\\p{L}(?![\\p{L}\\p{N}])){3}");
    private static final Map<Integer, String> PROTOTYPES = prototypes();

    private GuardViews() {}

    /** Views 1 to 3, those that add nothing left out. */
    static List<String> of(String message) {
        var first = View.of(message);
        var second = letters(first);
        return List.of(first, second, unleet(second)).stream().distinct().toList();
    }

    /** View 4, or an empty text if no letters are spaced out. */
    static String squeezed(String message) {
        var second = letters(View.of(message));
        return SPACED.matcher(second).find() ? second.replaceAll("\\P{L}", "") : "";
    }

    private static String letters(String view) {
        var text = new StringBuilder(view.length());
        view.codePoints().forEach(c -> {
            var prototype = PROTOTYPES.get(c);
            if (prototype == null) {
                text.appendCodePoint(c);
            } else {
                text.append(prototype);
            }
        });
        return text.toString();
    }

    private static String unleet(String view) {
        return RUN.matcher(view).replaceAll(run -> {
            var text = run.group();
            return LETTER.matcher(text).find() ? translated(text) : text.replace("$", "\\$");
        });
    }

    private static String translated(String run) {
        var text = new StringBuilder(run.length());
        for (var c : run.toCharArray()) {
            text.append(
                    switch (c) {
                        case '0' -> 'o';
                        case '1' -> 'i';
                        case '3' -> 'e';
                        case '4', '@' -> 'a';
                        case '5', '$' -> 's';
                        case '7' -> 't';
                        default -> c;
                    });
        }
        return text.toString();
    }

    private static Map<Integer, String> prototypes() {
        var prototypes = new HashMap<Integer, String>();
        try (var file = Objects.requireNonNull(GuardViews.class.getResourceAsStream(FILE), FILE)) {
            new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(" "))
                    .forEach(line -> {
                        for (var k = 1; k < line.length; k++) {
                            prototypes.put(Integer.parseInt(line[k], 16), line[0]);
                        }
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.copyOf(prototypes);
    }
}
