package io.gemel.platform.operation;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * The entry point of every service: a missing secret stops the start with one sentence. {@code gemel.secrets} lists the
 * keys of a service's own.
 */
@QuarkusMain
public class SecretsCheck {

    private static final List<String> SECRETS = List.of(
            "gemel.db.owner-password", "gemel.db.app-password", "gemel.db.relay-password", "gemel.db.janitor-password");

    private SecretsCheck() {}

    public static void main(String... arguments) {
        var config = ConfigProvider.getConfig();
        var own = config.getOptionalValues("gemel.secrets", String.class).orElse(List.of());
        var login = config.getOptionalValue("kafka.security.protocol", String.class)
                .filter(protocol -> protocol.startsWith("SASL"))
                .map(_ -> "kafka.sasl.jaas.config");
        var missing = Stream.of(SECRETS.stream(), own.stream(), login.stream())
                .flatMap(keys -> keys)
                .filter(key -> config.getOptionalValue(key, String.class).isEmpty())
                .map(key ->
                        key.toUpperCase(java.util.Locale.ROOT).replace('.', '_').replace('-', '_'))
                .toList();
        if (!missing.isEmpty()) {
            System.err.println(
                    "Set the secrets " + String.join(", ", missing) + " in the environment; nothing was started.");
            System.exit(1);
        }
        Quarkus.run(arguments);
    }
}
