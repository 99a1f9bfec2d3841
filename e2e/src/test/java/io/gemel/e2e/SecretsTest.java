package io.gemel.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.gemel.local.process.QuickStart;
import io.gemel.local.stack.ServiceName;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** In production a service that lacks any one of its secrets says which and starts nothing; it needs no stack for that. */
class SecretsTest {

    private static final List<String> OF_ALL = List.of(
            "GEMEL_DB_OWNER_PASSWORD",
            "GEMEL_DB_APP_PASSWORD",
            "GEMEL_DB_RELAY_PASSWORD",
            "GEMEL_DB_JANITOR_PASSWORD",
            "KAFKA_SASL_JAAS_CONFIG");

    static Stream<Arguments> secrets() {
        return Stream.of(ServiceName.values())
                .flatMap(service -> of(service).stream().map(secret -> Arguments.of(service, secret)));
    }

    @ParameterizedTest
    @MethodSource("secrets")
    void withoutItNothingStarts(ServiceName service, String secret) throws Exception {
        var environment = new TreeMap<String, String>();
        environment.put("KAFKA_SECURITY_PROTOCOL", "SASL_SSL");
        of(service).stream().filter(other -> !other.equals(secret)).forEach(other -> environment.put(other, "given"));
        var jar = LocalStack.own().root().resolve(service.module()).resolve("target/quarkus-app/quarkus-run.jar");
        var builder = new ProcessBuilder(QuickStart.java("-Xmx128m", "-jar", jar.toString()))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().keySet().removeIf(name -> name.startsWith("GEMEL_") || name.startsWith("KAFKA_"));
        builder.environment().putAll(environment);
        var process = builder.start();
        var said = new String(process.getErrorStream().readAllBytes());
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(said.lines().filter(line -> line.contains("nothing was started")))
                .containsExactly("Set the secrets " + secret + " in the environment; nothing was started.");
        assertThat(process.exitValue()).isEqualTo(1);
    }

    private static List<String> of(ServiceName service) {
        var all = new ArrayList<>(OF_ALL);
        if (service == ServiceName.RUNTIME) {
            all.add("GEMEL_RUNTIME_DIGEST_SECRET");
        }
        return all;
    }
}
