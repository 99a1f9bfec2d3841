package io.gemel.platformtest;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** Gives a service's tests their database; the init argument {@code svc} is {@code capture, persona, runtime} or {@code audit}. */
public final class PostgresResource implements QuarkusTestResourceLifecycleManager {

    private String svc = "";

    @Override
    public void init(Map<String, String> arguments) {
        svc = arguments.get("svc");
    }

    @Override
    public Map<String, String> start() {
        PostgresServer.start();
        try {
            if (PostgresServer.password(svc + "_owner") == null) {
                DatabaseScript.run(svc);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return settings();
    }

    private Map<String, String> settings() {
        var settings = new Settings();
        settings.put("gemel.db.host", PostgresServer.host());
        settings.put("gemel.db.port", String.valueOf(PostgresServer.port()));
        for (String part : List.of("owner", "app", "relay", "janitor")) {
            settings.put("gemel.db." + part + "-password", PostgresServer.password(svc + "_" + part));
        }
        // Tests that age rows tidy them away themselves.
        settings.put("gemel.janitor.every", "24h");
        return settings.all();
    }

    /** The server stays for the next application of this JVM and stops with it. */
    @Override
    public void stop() {}
}
