package io.gemel.platform.operation;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** What every service can be told. */
@ConfigMapping(prefix = "gemel")
public interface GemelConfig {

    /** The short name: {@code capture}, {@code persona}, {@code runtime} or {@code audit}. */
    String service();

    Db db();

    /** Bootstrap servers of the broker. */
    String kafka();

    OutboxConfig outbox();

    Idempotency idempotency();

    Inbox inbox();

    Janitor janitor();

    /** Whether the service ends when its standard input does: the local stack's launcher holds the other end. */
    @WithDefault("false")
    boolean stopWithLauncher();

    /** Where the database is; the logins are {@code <service>_owner}, {@code _app}, {@code _relay} and {@code _janitor}. */
    interface Db {
        String host();

        int port();

        /** Password of the relay's login. */
        String relayPassword();

        /** Password of the janitor's login. */
        String janitorPassword();
    }

    /** The way from a committed row to the broker. */
    interface OutboxConfig {
        Relay relay();

        /** Pause between two looks at an empty outbox, when nothing woke the relay. */
        @WithDefault("20ms")
        Duration poll();

        /** Rows that may wait for the broker; from then on writes are refused with 503. */
        @WithDefault("2000000")
        long maxPending();

        /** The replication slot that sends instead of the relay, when that is off. */
        Optional<String> debeziumSlot();
    }

    /** Who sends. */
    interface Relay {
        @WithDefault("true")
        boolean enabled();
    }

    /** Stored answers. */
    interface Idempotency {
        @WithDefault("24h")
        Duration retention();
    }

    /** Remembered events. */
    interface Inbox {
        @WithDefault("30d")
        Duration retention();
    }

    /** Background tidying. */
    interface Janitor {
        @WithDefault("60s")
        Duration every();
    }
}
