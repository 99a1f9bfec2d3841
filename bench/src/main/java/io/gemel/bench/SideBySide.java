package io.gemel.bench;

import io.gemel.bench.load.Load;
import io.gemel.bench.load.Result;
import io.gemel.local.stack.ServiceName;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A service, what could stand in its place, and pgbench in turn, so that all meet the same machine; medians count. */
final class SideBySide {

    private static final int SECONDS = Integer.getInteger("gemel.bench.seconds", 10);
    private static final int ROUNDS = 3;
    private static final double CALM = 0.7;

    private final Site site;
    private final PrintStream out;

    SideBySide(Site site, PrintStream out) {
        this.site = site;
        this.out = out;
    }

    /**
     * @param other the same requests to another implementation
     * @param script the statements of one request, under {@code pgbench/}
     */
    void run(String title, ServiceName name, Load service, @Nullable Load other, Pgbench pgbench, String script)
            throws IOException {
        WarmUp.of(site, name, service);
        var most = new ArrayList<Result>();
        var others = new ArrayList<Result>();
        var inTurn = new ArrayList<Pgbench.Result>();
        var pipelined = new ArrayList<Pgbench.Result>();
        var used = "";
        for (int round = 0; round < ROUNDS; round++) {
            var before = site.processes(name);
            most.add(service.most(SECONDS));
            used = site.processes(name).perThousand(before, most.getLast().requests());
            inTurn.add(pgbench.inTurn(script, SECONDS));
            pipelined.add(pgbench.pipelined(script, SECONDS));
            if (other != null) {
                others.add(other.most(SECONDS));
            }
        }
        var median = middle(most, Comparator.comparing(Result::perSecond));
        var turn = middle(inTurn, Comparator.comparing(Pgbench.Result::perSecond));
        var limit = middle(pipelined, Comparator.comparing(Pgbench.Result::perSecond));
        var calm = service.at((int) (median.perSecond() * CALM), SECONDS);
        out.printf("%n### %s%n%n| what | figures | ratio to pgbench |%n|---|---|---|%n", title);
        line("the service, 16 connections", median, median.perSecond() / turn.perSecond());
        out.printf("| the service, asked for 70 %% of that | %s | |%n", calm);
        line("pgbench, statement by statement", turn, 1);
        line("pgbench, one round trip", limit, limit.perSecond() / turn.perSecond());
        if (other != null) {
            var replaced = middle(others, Comparator.comparing(Result::perSecond));
            line("FastAPI and asyncpg", replaced, replaced.perSecond() / turn.perSecond());
        }
        out.printf("| processor time for 1,000 requests | %s | |%n", used);
    }

    private void line(String what, Object figures, double ratio) {
        out.printf("| %s | %s | %.2f |%n", what, figures, ratio);
    }

    private static <T> T middle(List<T> values, Comparator<T> order) {
        return values.stream().sorted(order).toList().get(values.size() / 2);
    }
}
