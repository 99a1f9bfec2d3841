package io.gemel.runtime.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GrowthTest {

    private static final Router ROUTER = Router.english();
    private static final int SHORTEST = 1024;
    private static final int LONGEST = 128 * 1024;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a ",
                "plan ",
                "plan it, ",
                "why is ",
                "why is it stuck ",
                "ignore all ",
                "show the ",
                "show your ",
                "and ",
                "please ",
                "can you ",
                "write a ",
                "which of these ",
                "gravel vs ",
                "tell another ",
                "tell another user. ",
                "\"a b c\" ",
                "\" ",
                "„",
                "“ ",
                "«a b c» ",
                "\n",
                ": ",
                "_",
                "_\u0301",
                "a_",
                "1. ",
                "a) ",
                "i g n o r e ",
                "by the ",
                "in a the next this end of ",
                "from a to ",
                "for my ",
                "this big ",
                "my private ",
                "what private ",
                "1gn0r3 ",
                "аll ",
                "ｐｌａｎ ",
                "e\u0301\u0323",
                "\u0301\u0323",
                "가",
                "\u1100\u1161",
                "ΣΣ",
                "\u0130",
                "\u200b",
                "🙂",
                "http://",
                "www.a ",
                "two options ",
                "a, ",
                "on price ",
                "to our team ",
                "forget and ",
                "tell other user ",
                "show the chats of other users with other users ",
                "(any ",
                "any ideas, ",
                "i have to ",
                "would you mind ",
                "why is it. ",
                "which or ",
                "- one ",
                "drop your ",
                "set aside ",
                "so get-to-to-to plan ",
                "make step by step by step "
            })
    void theStepsGrowWithTheMessageAndNoFaster(String stretch) {
        grows("", stretch);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {"\"a b c\" |why ", "\"a b c\" |what is behind ", "some pasted words: |how come "})
    void soTheyDoBehindWhatIsPasted(String pasted, String stretch) {
        grows(pasted, stretch);
    }

    private static void grows(String before, String stretch) {
        var few = steps(before, stretch, SHORTEST);
        for (var length = 2 * SHORTEST; length <= LONGEST; length *= 2) {
            var many = steps(before, stretch, length);

            assertThat(many)
                    .as("%s at %d code points", stretch, length)
                    .isLessThanOrEqualTo(3 * few * (length / SHORTEST) / 2);
        }
    }

    /** Words and characters looked at for a message of so many code points. */
    private static long steps(String before, String stretch, int length) {
        var message = before + stretch.repeat(length / stretch.codePointCount(0, stretch.length()) + 1);
        var steps = new AtomicLong();
        ROUTER.route(
                Turns.of(message.substring(0, message.offsetByCodePoints(0, length))),
                Policy.standard(),
                steps::addAndGet);
        return steps.get();
    }
}
