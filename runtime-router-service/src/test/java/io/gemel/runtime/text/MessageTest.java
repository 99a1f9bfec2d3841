package io.gemel.runtime.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessageTest {

    private static final Vocabulary VOCABULARY = new Vocabulary();
    private static final Phrases FILLERS = Phrases.notation(List.of("please", "hi"), VOCABULARY);

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            follow-up on tl;dr | follow up on tl dr
            it's 3.5 or B2B | it's 3.5 or b2b
            don’t re-write | don't re write
            ??? 🙂 _ | ''
            a\u200bb | ab
            ﬁne | fine
            """)
    void wordsAreTheSegmentsWithALetterOrDigit(String message, String words) {
        assertThat(text(message(message).all())).isEqualTo(words.equals("''") ? "" : words);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            Plan: one two three | plan
            Plan: one two | plan one two
            Plan:one two three four | plan:one two three four
            Plan\\none two three | plan
            Please:\\nhi\\nplan this: a b c | please hi plan this
            Plan "one two three" now | plan now
            Plan "one two" now | plan one two now
            Plan “one two three” now | plan now
            Plan „one two three“ now | plan now
            Plan „one two three” now | plan now
            Plan «one two three» now | plan now
            Plan "one two three now | plan one two three now
            Plan 'one two three' now | plan one two three now
            "a b c" then "d e f" too | then too
            Plan: "a b" | plan a b
            Plan＂one two three＂ now | plan now
            """)
    void theHeadIsWhatIsNotMaterial(String message, String head) {
        assertThat(text(message(message.replace("\\n", "\n")).head())).isEqualTo(head);
    }

    @Test
    void materialHasItsPlaceInTheMessage() {
        var message = message("🙂 plan “one two three” now");

        assertThat(message.material()).isEqualTo(new Place(8, 21));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a. b! c? d; e, f: g | a b c d e f g
            a - b (c) d/e \u2026f | a f
            a\\nb | a b
            """)
    void aMarkStandsBeforeTheWord(String message, String marked) {
        var words = message(message.replace("\\n", "\n")).all();

        assertThat(IntStream.range(0, words.size())
                        .filter(words::marked)
                        .mapToObj(words::at)
                        .collect(Collectors.joining(" ")))
                .isEqualTo(marked);
    }

    @Test
    void aMarkInsideMaterialIsNoneOfTheHead() {
        var head = message("say \"one. two. three.\" plan").head();

        assertThat(head.marked(1)).isFalse();
        assertThat(head.cut(1)).isTrue();
    }

    @Test
    void aSentenceEndsAtAStopOrLineBreakOnly() {
        var words = message("a, b; c: d. e f? g").all();

        assertThat(IntStream.range(0, words.size()).map(words::sentence)).containsExactly(0, 0, 0, 0, 1, 1, 2);
        assertThat(words.sentenceEnd(0)).isEqualTo(4);
    }

    private static Message message(String text) {
        return Message.of(Words.of(View.of(text), VOCABULARY, Meter.NONE), FILLERS);
    }

    private static String text(Words words) {
        return IntStream.range(0, words.size()).mapToObj(words::at).collect(Collectors.joining(" "));
    }
}
