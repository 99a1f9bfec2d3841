package io.gemel.bench;

import io.gemel.local.Failure;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** The verb {@code bench}: what is named, or all of it. */
public final class Main {

    private interface Figures {
        void print(Site site, PrintStream out) throws Exception;
    }

    private static final Map<String, Figures> ON_THE_STACK = new TreeMap<>(Map.of(
            "decisions", (site, out) -> new Decisions(site, out).decide(),
            "plans", (site, out) -> new Decisions(site, out).plans(),
            "commits", (site, out) -> new Commits(site, out).single(),
            "batches", (site, out) -> new Commits(site, out).batches(),
            "freshness", (site, out) -> new Freshness(site, out).measure(),
            "outcomes", (site, out) -> new Outcomes(site, out).consume()));

    /** Held, so that its level is: on two processors Hyperfoil warns all the time that both are busy. */
    private static final Logger LOAD = Logger.getLogger("io.hyperfoil");

    private Main() {}

    public static void main(String[] names) throws Exception {
        LOAD.setLevel(Level.OFF);
        var wanted = List.of(names);
        for (var name : wanted) {
            if (!name.equals("cores") && !ON_THE_STACK.containsKey(name)) {
                System.err.println(
                        "There is no benchmark " + name + "; there are cores and " + ON_THE_STACK.keySet() + ".");
                System.exit(1);
            }
        }
        if (wanted.isEmpty() || wanted.contains("cores")) {
            new Runner(new OptionsBuilder()
                            .include("io\\.gemel\\.bench\\.core\\..*")
                            .build())
                    .run();
        }
        if (wanted.isEmpty() || !wanted.equals(List.of("cores"))) {
            onTheStack(wanted);
        }
        System.exit(0);
    }

    private static void onTheStack(List<String> wanted) throws Exception {
        try (var site = Site.open()) {
            site.requireDurable(System.out);
            for (var figures : ON_THE_STACK.entrySet()) {
                if (wanted.isEmpty() || wanted.contains(figures.getKey())) {
                    figures.getValue().print(site, System.out);
                }
            }
        } catch (Failure e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }
}
