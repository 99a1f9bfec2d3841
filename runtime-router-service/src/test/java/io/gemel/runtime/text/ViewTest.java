package io.gemel.runtime.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ViewTest {

    private static final int[] TRICKY =
            "aeioAΣςİıK€é\u0301\u0308\u0323\u0345\u200b\u200d\u00adﬁﬀ½①ｱﾞﾟ\uffbe\uffc2가각ㄱㅏ\u1100\u1161\u11a8क\u093c\u09c7\u09be２＂：’…\u00a0\u3000 .\n𝐈🙂\ud834\udd57\ud834\udd65ﷺ\u0e33"
                    .codePoints()
                    .toArray();

    @Test
    void itIsTheNormalFormOfTheWholeMessage() {
        var random = new SplittableRandom(7);
        for (var k = 0; k < 20_000; k++) {
            var message = random.ints(random.nextInt(12), 0, TRICKY.length)
                    .mapToObj(i -> Character.toString(TRICKY[i]))
                    .collect(Collectors.joining());

            assertThat(View.of(message).text()).as(message).isEqualTo(reference(message));
        }
    }

    @Test
    void everyCharacterOnTheBasicPlaneNormalisesBehindABaseAsInTheWhole() {
        for (var base : new String[] {"e", "カ", "\u1100", "가", "क"}) {
            for (var c = 0; c < Character.MIN_SURROGATE; c++) {
                var message = base + (char) c;
                assertThat(View.of(message).text()).as(Integer.toHexString(c)).isEqualTo(reference(message));
            }
        }
    }

    private static String reference(String message) {
        return Normalizer.normalize(message, Normalizer.Form.NFKC)
                .replaceAll(
                        "[\\u00AD\\u034F\\u061C\\u115F\\u1160\\u17B4\\u17B5\\u180B-\\u180F\\u200B-\\u200F\\u202A-\\u202E\\u2060-\\u206F\\u3164\\uFE00-\\uFE0F\\uFEFF\\uFFA0\\uFFF0-\\uFFF8]",
                        "")
                .replaceAll("[\\u2018\\u2019\\u201B\\u02BC]", "'")
                .codePoints()
                .map(c -> Character.toLowerCase(c) == 'ς' ? 'σ' : Character.toLowerCase(c))
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }

    @ParameterizedTest
    @CsvSource({
        "PLAN,plan,0,4",
        "🙂 plan,plan,2,6",
        "ﬁnd,find,0,3",
        "xﬁ,i,1,2",
        "e\u0301t,t,2,3",
        "𝐩lan,plan,0,4",
        "pl\u200ban,plan,0,5",
        "½ plan,plan,2,6"
    })
    void itKnowsWhereItsCharactersComeFrom(String message, String sought, int start, int end) {
        var view = View.of(message);
        var at = view.text().indexOf(sought);

        assertThat(view.start(at)).isEqualTo(start);
        assertThat(view.end(at + sought.length() - 1)).isEqualTo(end);
    }
}
