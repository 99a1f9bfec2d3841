package io.gemel.local.demo;

import io.gemel.local.Failure;
import io.gemel.local.demo.Api.Answer;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/** Tells each step with its request and answer, and keeps what was proved. */
final class Story {

    /** A fact and whether it held. */
    record Proof(String fact, boolean holds) {}

    private static final int SHOWN = 600;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Api api;
    private final PrintStream out;
    private final List<Proof> proofs = new ArrayList<>();

    Story(Api api, PrintStream out) {
        this.api = api;
        this.out = out;
    }

    void chapter(String title) {
        out.printf("%n== %s%n", title);
    }

    Answer get(String who, String path) {
        return tell(who, "GET " + path, "", api.get(who, path));
    }

    Answer post(String who, String path, Object body) {
        return tell(who, "POST " + path, api.show(body), api.post(who, path, body));
    }

    Answer anonymous(String path) {
        return tell("nobody", "GET " + path, "", api.anonymous(path));
    }

    /** Asks until {@code arrived}: what travels by events takes a moment. */
    Answer awaitGet(String who, String path, Predicate<Answer> arrived) {
        var end = Instant.now().plus(PATIENCE);
        var answer = api.get(who, path);
        while (!arrived.test(answer) && Instant.now().isBefore(end)) {
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
            answer = api.get(who, path);
        }
        return tell(who, "GET " + path, "", answer);
    }

    void prove(String fact, boolean holds) {
        proofs.add(new Proof(fact, holds));
        out.printf("   %s %s%n", holds ? "proved:" : "NOT SO:", fact);
    }

    /** As {@link #prove}, and what follows makes no sense without it. */
    void require(String fact, boolean holds) {
        prove(fact, holds);
        if (!holds) {
            throw new Failure("The walk ends here, because this does not hold: " + fact + ".");
        }
    }

    List<Proof> proofs() {
        return List.copyOf(proofs);
    }

    boolean table() {
        out.printf("%n== What was proved%n");
        proofs.forEach(p -> out.printf("  %-4s %s%n", p.holds() ? "yes" : "NO", p.fact()));
        long held = proofs.stream().filter(Proof::holds).count();
        out.printf("%d of %d hold.%n", held, proofs.size());
        return held == proofs.size();
    }

    private Answer tell(String who, String line, String body, Answer answer) {
        out.printf("   %-14s %s %s%n", who, line, cut(body));
        out.printf("   %14s %d %s%n", "", answer.status(), cut(answer.body().toString()));
        return answer;
    }

    private static String cut(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "...";
    }
}
