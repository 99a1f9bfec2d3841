package io.gemel.capture.session;

import io.gemel.platform.janitor.JanitorJob;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Marks sessions whose time is over, so that the index of active ones stays small; they read as expired before that. */
class OverdueSessions {

    private static final String MARK = """
            update training_sessions
               set status = 'expired', ended_at = expires_at
             where (tenant_id, id) in (
                   select tenant_id, id from training_sessions
                    where status = 'active' and expires_at <= now() - make_interval(secs => ?) limit 1000)
            """;

    @Produces
    @Singleton
    JanitorJob markExpired() {
        return new JanitorJob("training-sessions", MARK, Duration.ZERO);
    }
}
