package io.gemel.local;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The words and {@code --options} behind a verb. */
public final class Options {

    private static final Set<String> FLAGS = Set.of("all", "keep", "json");

    private final List<String> words = new ArrayList<>();
    private final Map<String, String> options = new HashMap<>();

    public Options(List<String> arguments) {
        for (var rest = arguments.iterator(); rest.hasNext(); ) {
            var argument = rest.next();
            if (!argument.startsWith("--")) {
                words.add(argument);
            } else {
                var name = argument.substring(2);
                options.put(name, FLAGS.contains(name) ? "" : next(rest, argument));
            }
        }
    }

    private static String next(java.util.Iterator<String> rest, String option) {
        if (!rest.hasNext()) {
            throw new Failure(option + " needs a value.");
        }
        return rest.next();
    }

    public String word(int index, String otherwise) {
        if (words.size() <= index) {
            throw new Failure(otherwise);
        }
        return words.get(index);
    }

    public boolean has(String option) {
        return options.containsKey(option);
    }

    public String value(String option, String otherwise) {
        return options.getOrDefault(option, otherwise);
    }

    /** A whole number that is not negative. */
    public long number(String option, long otherwise) {
        var text = options.get(option);
        if (text == null) {
            return otherwise;
        }
        if (!text.matches("[0-9]{1,18}")) {
            throw new Failure("--" + option + " takes a number, not " + text + ".");
        }
        return Long.parseLong(text);
    }

    public boolean hasWord(int index) {
        return words.size() > index;
    }
}
