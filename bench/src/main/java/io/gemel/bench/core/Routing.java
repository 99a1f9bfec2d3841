package io.gemel.bench.core;

import io.gemel.runtime.routing.Policy;
import io.gemel.runtime.routing.Routed;
import io.gemel.runtime.routing.Router;
import io.gemel.runtime.routing.Turn;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The routing function on messages of forty words, in process. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class Routing {

    private static final List<Turn> TURNS = List.of(turn("""
                    Could you draft a short update for our investors that says revenue grew by twelve percent, that hiring is slower than
                    planned because two candidates withdrew, and that the launch in Spain moves to the second week of March after all?"""), turn("""
                    Signups fell by a third since Tuesday although the campaign runs as before and nothing was deployed; support sees no
                    tickets, the payment provider reports no incident, and the funnel breaks at the second step. Why might that be happening?"""), turn("""
                    Please compare the two vendors we talked about on price, support and how hard it is to leave them later, give each a score
                    from one to five, and tell me at the end which of them you would take if you had to sign today."""));

    private final Router router = Router.english();
    private final Policy policy = Policy.standard();
    private int next;

    @Benchmark
    public Routed route() {
        next = (next + 1) % TURNS.size();
        return router.route(TURNS.get(next), policy);
    }

    private static Turn turn(String message) {
        return new Turn(message, "owner_chat", null, null, null, null, null, null, Set.of(), null);
    }
}
