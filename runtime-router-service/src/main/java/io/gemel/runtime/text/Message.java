package io.gemel.runtime.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A message, read once.
 *
 * @param all every word
 * @param head the words outside material
 * @param material whether something is quoted or pasted to work on
 */
public record Message(Words all, Words head, boolean material) {

    private static final int LEAST = 3;
    private static final Pattern BREAK = Pattern.compile("\\R|:(?=\\s)");
    private static final Pattern QUOTE = Pattern.compile("\"([^\"]*+)\"|“([^”]*+)”|„([^“”]*+)[“”]|«([^»]*+)»");

    /** Reads {@code text}; {@code fillers} may lead before the material's line break or colon. */
    public static Message of(String text, Phrases fillers) {
        var view = View.of(text);
        var all = Words.of(view);
        var behind = pasted(view, all, fillers);
        if (behind >= 0) {
            return new Message(all, all.without(behind, view.length()), true);
        }
        var head = all;
        for (var quote : quotes(view, all)) {
            head = head.without(quote[0], quote[1]);
        }
        return new Message(all, head, head != all);
    }

    private static int pasted(String view, Words all, Phrases fillers) {
        var first = 0;
        while (first < all.size() && fillers.on(all, first)) {
            first++;
        }
        if (first == all.size()) {
            return -1;
        }
        var found = BREAK.matcher(view);
        return found.find(all.start(first)) && all.countWithin(found.end(), view.length()) >= LEAST ? found.end() : -1;
    }

    private static List<int[]> quotes(String view, Words all) {
        var quotes = new ArrayList<int[]>();
        var found = QUOTE.matcher(view);
        while (found.find()) {
            if (all.countWithin(found.start(), found.end()) >= LEAST) {
                quotes.add(new int[] {found.start(), found.end()});
            }
        }
        return quotes;
    }
}
