package io.gemel.runtime.routing;

import io.gemel.runtime.text.Phrases;
import io.gemel.runtime.text.Words;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What is refused whatever else the message says (4.2); reads everything, quotations too. */
final class Guard {

    private static final int NAMED_WITHIN = 4;
    private static final int PARTY_WITHIN = 3;
    private static final int TOLD_WITHIN = 7;
    private static final int LEAST_SQUEEZED = 16;
    private static final Pattern SQUEEZED = Pattern.compile(
            "(?:ignore|disregard|forget)(?:all|the|your|previous|prior|above)(?:the)?(?:your)?(?:previous|prior|above)?"
                    + "(?:instruction|rule|guideline)|(?:reveal|show|showme|print|repeat|tellme)(?:the|your|hidden)(?:hidden)?systemprompt");

    private final Lexicon lexicon;
    private final Positions positions;
    private final Phrases party;

    Guard(Lexicon lexicon, Positions positions) {
        this.lexicon = lexicon;
        this.positions = positions;
        this.party = lexicon.list("party");
    }

    /** The rule that refuses {@code message}, or null. */
    @Nullable
    String rule(String message, Phrases forbidden) {
        var views = GuardViews.of(message).stream().map(Words::of).toList();
        for (var rule : new String[] {"a", "b", "c", "d", "e"}) {
            if (views.stream().anyMatch(words -> matches(rule, words, forbidden))) {
                return rule;
            }
        }
        return squeezed(GuardViews.squeezed(message));
    }

    private boolean matches(String rule, Words words, Phrases forbidden) {
        return switch (rule) {
            case "a" -> override(words);
            case "b" -> lexicon.list("guard_role").in(words);
            case "c" -> extraction(words);
            case "d" -> othersData(words);
            default -> forbidden.in(words);
        };
    }

    private boolean override(Words words) {
        var request = positions.of(words, true);
        for (var i = request.nextSetBit(0); i >= 0; i = request.nextSetBit(i + 1)) {
            var verb = lexicon.list("guard_override").at(words, i);
            if (verb > 0 && (lexicon.list("guard_before").on(words, i + verb) || rules(words, i + verb))) {
                return true;
            }
        }
        return false;
    }

    private boolean rules(Words words, int from) {
        var i = from;
        while (lexicon.list("guard_which").on(words, i)) {
            i++;
            if (lexicon.list("guard_what").on(words, i)) {
                return true;
            }
        }
        return false;
    }

    private boolean extraction(Words words) {
        for (var i = 0; i < words.size(); i++) {
            var verb = lexicon.list("guard_reveal").at(words, i);
            if (verb > 0 && secret(words, i + verb)) {
                return true;
            }
        }
        return false;
    }

    private boolean secret(Words words, int from) {
        var counted = 0;
        for (var i = from; i < words.size() && counted <= NAMED_WITHIN; i++) {
            if (lexicon.list("guard_secret").on(words, i)) {
                return true;
            }
            counted += lexicon.list("guard_uncounted").on(words, i) ? 0 : 1;
        }
        return false;
    }

    private boolean othersData(Words words) {
        for (var from = 0; from < words.size(); ) {
            var end = words.sentenceEnd(from);
            var asked = lexicon.list("guard_about").find(words, from, end);
            if (asked >= 0 && someoneElse(words, from, asked, end)) {
                return true;
            }
            from = end;
        }
        return false;
    }

    private boolean someoneElse(Words words, int start, int asked, int end) {
        var ahead = lexicon.list("guard_place").find(words, start, end);
        for (var i = asked + 1; i < end; i++) {
            if (party.on(words, i)
                    && words.at(i + 1).equals("before")
                    && words.at(i + 2).equals("me")) {
                return true;
            }
            var who = other(words, i, end);
            if (who >= 0 && (ahead >= 0 && ahead < i || yourOther(words, start, i) || told(words, who, end))) {
                return true;
            }
        }
        return false;
    }

    private static boolean yourOther(Words words, int start, int i) {
        return i > start && words.at(i).equals("other") && words.at(i - 1).equals("your");
    }

    /** The party among the three words behind another, other, ... at {@code i}, or -1. */
    private int other(Words words, int i, int end) {
        var length = lexicon.list("guard_other").at(words, i);
        return length == 0 ? -1 : party.find(words, i + length, Math.min(end, i + length + PARTY_WITHIN));
    }

    private boolean told(Words words, int who, int end) {
        var last = Math.min(end, who + 1 + TOLD_WITHIN);
        return lexicon.list("guard_place").find(words, who + 1, last) >= 0
                || lexicon.list("guard_told").find(words, who + 1, last) >= 0;
    }

    private static @Nullable String squeezed(String letters) {
        var found = SQUEEZED.matcher(letters);
        while (found.find()) {
            if (found.end() - found.start() >= LEAST_SQUEEZED) {
                return found.group().endsWith("systemprompt") ? "c" : "a";
            }
        }
        return null;
    }
}
