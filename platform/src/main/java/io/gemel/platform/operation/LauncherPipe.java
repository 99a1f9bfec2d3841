package io.gemel.platform.operation;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import org.jboss.logging.Logger;

/** Ends the service, gracefully, when the launcher at the other end of its standard input is gone, killed or not. */
@ApplicationScoped
class LauncherPipe {

    private static final Logger LOG = Logger.getLogger(LauncherPipe.class);

    private final boolean watched;

    LauncherPipe(GemelConfig config) {
        this.watched = config.stopWithLauncher();
    }

    void watch(@Observes StartupEvent started) {
        if (watched) {
            Thread.ofPlatform().daemon().name("launcher-pipe").start(LauncherPipe::awaitEnd);
        }
    }

    private static void awaitEnd() {
        try {
            while (System.in.read() >= 0) {}
        } catch (IOException e) {
            LOG.debug("The launcher's pipe broke", e);
        }
        LOG.info("The launcher is gone");
        Quarkus.asyncExit();
    }
}
