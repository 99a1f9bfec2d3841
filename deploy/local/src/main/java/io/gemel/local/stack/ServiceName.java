package io.gemel.local.stack;

import io.gemel.local.Failure;
import java.util.Arrays;
import java.util.Locale;

/** The four services, by the prefix of their roles and database. */
public enum ServiceName {
    CAPTURE("capture-service"),
    PERSONA("persona-service"),
    RUNTIME("runtime-router-service"),
    AUDIT("audit-service");

    private final String module;

    ServiceName(String module) {
        this.module = module;
    }

    /** The Maven module and the name in status, logs and routes. */
    public String module() {
        return module;
    }

    /** The prefix of the roles, the database and the consumer group. */
    public String prefix() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String database() {
        return "gemel_" + prefix();
    }

    public String group() {
        return "gemel-" + prefix();
    }

    /** By module or prefix. */
    public static ServiceName of(String text) {
        return Arrays.stream(values())
                .filter(s -> s.module.equals(text) || s.prefix().equals(text))
                .findFirst()
                .orElseThrow(() -> new Failure("No service is called " + text + "; there are "
                        + Arrays.stream(values()).map(ServiceName::module).toList() + "."));
    }
}
