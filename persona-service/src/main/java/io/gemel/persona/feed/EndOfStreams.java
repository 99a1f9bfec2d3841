package io.gemel.persona.feed;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.operators.multi.processors.BroadcastProcessor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.sse.OutboundSseEvent;

/**
 * Ends the open streams when the process is told to stop. A graceful stop waits for open requests before it tells the
 * application anything, and the readers of a stream never leave by themselves: so this listens to the JVM.
 */
@ApplicationScoped
class EndOfStreams {

    private static final class Stopping extends RuntimeException {
        Stopping() {
            super("the service stops", null, false, false);
        }
    }

    private final BroadcastProcessor<OutboundSseEvent> end = BroadcastProcessor.create();
    private final Stopping stopping = new Stopping();

    void listen(@Observes StartupEvent started) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end.onError(stopping), "end-of-streams"));
    }

    /** The streams as one, until the process is told to stop. */
    Multi<OutboundSseEvent> merged(Multi<OutboundSseEvent> changes, Multi<OutboundSseEvent> comments) {
        return Multi.createBy()
                .merging()
                .streams(changes, comments, end)
                .onFailure(Stopping.class)
                .recoverWithCompletion();
    }
}
