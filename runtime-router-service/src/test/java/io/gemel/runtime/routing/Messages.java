package io.gemel.runtime.routing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.gemel.runtime.text.Phrases;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Endless messages, random and adversarial, the same for the same seed. */
final class Messages {

    private static final int LONGEST = 8000;
    private static final List<String> CUES = cues();
    private static final List<String> SEPARATORS = List.of(
            " ", " ", " ", " ", ", ", ". ", "! ", ": ", "; ", "\n", "-", "\t", " \"", "\" ", " “", "” ", " «", "» ",
            " (", "_", "");

    /** What scanners and normal forms look ahead over. */
    private static final int[] TRICKY =
            ("_‿.:,'’·\"“”„«»()-–*\u200b\u200d\u00ad\u0301\u0323\u0345\u3099\u20e3\ufe0f٠१0 1a z\u00e9ß\u0130ı\u03a3σς"
                            + "аеорсухіӏ가\u1100\u1161\u11a8\uffbeﾞアー漢字ไทยกำ\u0e33\u0f71\u0f72ﬁﷺ½①²𝐀𝟘🇦🇧🙂👨‍👩🏽#*\ud800\udc00\n\r\t\u2028\u0085\u3000＿：＂$@1!")
                    .codePoints()
                    .toArray();

    private final SplittableRandom random;

    Messages(long seed) {
        random = new SplittableRandom(seed);
    }

    private static List<String> cues() {
        try (var file = Objects.requireNonNull(Messages.class.getResourceAsStream("/routing/lexicon-en.yaml"))) {
            var cues = new ArrayList<String>();
            collect(new YAMLMapper().readTree(file), cues);
            return List.copyOf(cues);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void collect(JsonNode node, List<String> cues) {
        node.forEach(child -> collect(child, cues));
        if (node.isTextual()) {
            Phrases.expand(node.textValue()).stream().limit(20).forEach(words -> cues.add(String.join(" ", words)));
        }
    }

    /** The next message: cues in a row, a stretch repeated to the limit, or characters that scanners stumble over. */
    String next() {
        return switch (random.nextInt(256)) {
            case 0 -> repeated(stretch(1 + random.nextInt(4)));
            case 1 -> repeated(characters(1 + random.nextInt(6), 1 + random.nextInt(3)));
            case 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19 ->
                characters(random.nextInt(200), 1 + random.nextInt(12));
            case 20, 21, 22, 23, 24, 25, 26, 27 ->
                stretch(random.nextInt(8)) + characters(random.nextInt(20), 3) + stretch(random.nextInt(8));
            case 28, 29, 30, 31, 32, 33 -> disguised(stretch(random.nextInt(20)));
            default -> stretch(random.nextInt(30));
        };
    }

    private static String repeated(String text) {
        return text.isEmpty() ? text : text.repeat(LONGEST / text.length());
    }

    private String stretch(int phrases) {
        var text = new StringBuilder();
        for (var i = 0; i < phrases; i++) {
            text.append(CUES.get(random.nextInt(CUES.size()))).append(one(SEPARATORS));
        }
        return text.toString();
    }

    private String characters(int count, int kinds) {
        var some = random.ints(kinds, 0, TRICKY.length).map(i -> TRICKY[i]).toArray();
        var text = new StringBuilder();
        for (var i = 0; i < count; i++) {
            text.appendCodePoint(random.nextInt(40) == 0 ? random.nextInt(0x110000) : some[random.nextInt(kinds)]);
        }
        return text.toString();
    }

    private String disguised(String text) {
        var kind = random.nextInt(4);
        var disguised = new StringBuilder();
        text.codePoints().forEach(c -> {
            switch (kind) {
                case 0 -> disguised.appendCodePoint(c > ' ' && c < 0x7f ? c + 0xfee0 : c);
                case 1 -> disguised.appendCodePoint(c).append(' ');
                case 2 -> disguised.appendCodePoint(c == 'a' ? 'а' : c == 'e' ? '3' : c == 'o' ? '0' : c);
                default -> disguised.appendCodePoint(c).append('\u200b');
            }
        });
        return disguised.toString();
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    /** The next message with flags of which some are given. */
    Turn turn() {
        var message = next();
        return new Turn(
                message,
                one(List.of("owner_chat", "owner_training", "public_share", "public_widget")),
                maybe(List.of("QA_FACT", "SMALLTALK", "REPAIR")),
                maybe(List.of("summarize_or_transform", "advice_or_stance", "meta_or_system")),
                maybe(List.of(true, false)),
                maybe(List.of(true, false)),
                maybe(List.of(true, false)),
                maybe(List.of(true, false)),
                random.nextBoolean() ? Set.of() : Set.of("objective", "goal"),
                maybe(List.of("en", "de", "tr-TR")));
    }

    private <T> @Nullable T maybe(List<T> of) {
        return random.nextInt(4) == 0 ? one(of) : null;
    }

    /** A twin with workflows, topics and thresholds of its own. */
    static Policy policy() {
        try {
            return Policy.of(new ObjectMapper().readTree("""
                    {"workflow_library": {"own": {"required_inputs": ["context", "lead"], "utterances": ["look at this", "a a a a b"]},
                                          "plan": {"required_inputs": ["constraints"], "utterances": ["set up"]}},
                     "guardrails": {"forbidden_topics": ["tax evasion", "a a a a b", "ıstanbul"]},
                     "routing_policy": {"clarify_below": 0.7}}
                    """));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
