package io.gemel.runtime.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
class FuzzTest {

    private static final int MESSAGES = 1_000_000;
    private static final int CANDIDATES = 500;
    private static final int WORST = 20;
    private static final int ALONE = 9;
    private static final double MOST_MS = 5;

    /** In a JVM with the production compiler: decides on a million messages, and on the worst again alone. */
    static final class Child {

        private record Timed(Turn turn, Policy policy, long nanos) {}

        private record Alone(Timed timed, long nanos) {}

        private Child() {}

        public static void main(String[] args) {
            var router = Router.english();
            var messages = new Messages(Long.parseLong(args[0]));
            var policies = List.of(Policy.standard(), Messages.policy());
            var worst = new PriorityQueue<Timed>(Comparator.comparingLong(Timed::nanos));
            for (var i = 0; i < MESSAGES; i++) {
                var turn = messages.turn();
                var policy = policies.get(i % 2);
                worst.add(new Timed(turn, policy, cpu(router, turn, policy)));
                if (worst.size() > CANDIDATES) {
                    worst.poll();
                }
            }
            worst.stream()
                    .map(timed -> new Alone(timed, alone(router, timed)))
                    .sorted(Comparator.comparingLong(Alone::nanos).reversed())
                    .limit(WORST)
                    .forEach(alone -> System.out.printf(
                            "%.3f ms alone, %.3f ms in the crowd, %d code points, begins %s%n",
                            alone.nanos() / 1e6,
                            alone.timed().nanos() / 1e6,
                            alone.timed().turn().message().codePoints().count(),
                            begins(alone.timed().turn().message())));
        }

        private static long cpu(Router router, Turn turn, Policy policy) {
            var bean = ManagementFactory.getThreadMXBean();
            var start = bean.getCurrentThreadCpuTime();
            if (router.route(turn, policy).decision().clarifyingQuestions().size() > 3) {
                throw new AssertionError(turn.message());
            }
            return bean.getCurrentThreadCpuTime() - start;
        }

        /** The least of a few runs, so that what else this machine does is not taken for the message's. */
        private static long alone(Router router, Timed timed) {
            var runs = new long[ALONE];
            for (var i = 0; i < ALONE; i++) {
                runs[i] = cpu(router, timed.turn(), timed.policy());
            }
            Arrays.sort(runs);
            return runs[0];
        }

        private static String begins(String message) {
            return message.codePoints()
                    .limit(12)
                    .mapToObj(Integer::toHexString)
                    .toList()
                    .toString();
        }
    }

    @Test
    void noMessageThrowsOrTakesLong() throws IOException, InterruptedException {
        var seed = System.nanoTime();
        System.out.println("seed " + seed);
        var lines = ChildJvm.lines(Child.class, List.of(), Long.toString(seed));
        lines.forEach(System.out::println);

        assertThat(lines).hasSize(WORST).allMatch(line -> Double.parseDouble(line.split(" ")[0]) < MOST_MS);
    }
}
