package io.gemel.platform.janitor;

import io.gemel.platform.operation.GemelConfig;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;

/** What is tidied in every service. */
class PlatformJobs {

    private static final String IDEMPOTENCY_KEYS = """
            delete from idempotency_keys
             where (tenant_id, caller, operation, key) in (
                   select tenant_id, caller, operation, key from idempotency_keys
                    where created_at < now() - make_interval(secs => ?) limit 1000)
            """;

    /** What compacted topics said is never forgotten: their records can come again at any time. */
    private static final String INBOX = """
            delete from inbox
             where (tenant_id, consumer, source, event_id) in (
                   select tenant_id, consumer, source, event_id from inbox
                    where handled_at < now() - make_interval(secs => ?)
                      and consumer not like '%/gemel.persona.twins.%'
                      and consumer not like '%/gemel.persona.specs.%' limit 1000)
            """;

    /** How long a topic that is not compacted keeps its records: one that can come again is not forgotten. */
    private static final Duration LONGEST_TOPIC = Duration.ofDays(7);

    @Produces
    @Singleton
    JanitorJob idempotencyKeys(GemelConfig config) {
        return new JanitorJob(
                "idempotency-keys", IDEMPOTENCY_KEYS, config.idempotency().retention());
    }

    @Produces
    @Singleton
    JanitorJob inbox(GemelConfig config) {
        var asked = config.inbox().retention();
        return new JanitorJob("inbox", INBOX, asked.compareTo(LONGEST_TOPIC) > 0 ? asked : LONGEST_TOPIC);
    }
}
