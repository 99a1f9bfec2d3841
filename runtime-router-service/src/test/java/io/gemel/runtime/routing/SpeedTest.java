package io.gemel.runtime.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
class SpeedTest {

    private static final int WORDS = 40;

    /** In a JVM with the production compiler: decides on messages of forty words and prints how long one takes. */
    static final class Child {

        private static final int MESSAGES = 2000;
        private static final int WARM = 30;
        private static final int ROUNDS = 20;

        private Child() {}

        public static void main(String[] args) {
            var router = Router.english();
            var turns = turns();
            var policy = Policy.standard();
            var cpu = ManagementFactory.getThreadMXBean();
            var wall = new long[MESSAGES * ROUNDS];
            var used = new long[MESSAGES * ROUNDS];
            for (var round = -WARM; round < ROUNDS; round++) {
                for (var i = 0; i < MESSAGES; i++) {
                    var at = Math.max(0, round) * MESSAGES + i;
                    var usedBefore = cpu.getCurrentThreadCpuTime();
                    var start = System.nanoTime();
                    router.route(turns.get(i), policy);
                    wall[at] = System.nanoTime() - start;
                    used[at] = cpu.getCurrentThreadCpuTime() - usedBefore;
                }
            }
            print("on the clock", wall);
            print("of the processor", used);
        }

        private static void print(String of, long[] nanos) {
            Arrays.sort(nanos);
            System.out.printf(
                    "%d words, time %s: average %.1f µs, p50 %.1f µs, p99 %.1f µs%n",
                    WORDS,
                    of,
                    Arrays.stream(nanos).average().orElseThrow() / 1e3,
                    nanos[nanos.length / 2] / 1e3,
                    nanos[nanos.length * 99 / 100] / 1e3);
        }

        /** Words of our own messages in any order, so that cues are as frequent as they are among people. */
        private static List<Turn> turns() {
            var random = new SplittableRandom(40);
            var words = Labelled.read(Labelled.OWN).stream()
                    .filter(labelled -> labelled.action().equals("answer"))
                    .flatMap(labelled -> Arrays.stream(labelled.turn().message().split("\\s+")))
                    .filter(word -> word.length() < 16)
                    .toList();
            return Stream.generate(() -> random.ints(WORDS, 0, words.size())
                            .mapToObj(words::get)
                            .collect(Collectors.joining(" ")))
                    .limit(MESSAGES)
                    .map(Turns::of)
                    .toList();
        }
    }

    @Test
    void fortyWordsAreDecidedOnInMicroseconds() throws IOException, InterruptedException {
        var lines = ChildJvm.lines(Child.class, List.of());
        lines.forEach(System.out::println);

        assertThat(lines).hasSize(2).allMatch(line -> line.startsWith(WORDS + " words"));
    }
}
