package io.gemel.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.gemel.local.process.QuickStart;
import io.gemel.local.stack.ServiceName;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** In production a service that lacks any of its secrets says which and starts nothing; it needs no stack for that. */
class SecretsTest {

    private static final List<String> OF_ALL = List.of(
            "GEMEL_DB_OWNER_PASSWORD", "GEMEL_DB_APP_PASSWORD", "GEMEL_DB_RELAY_PASSWORD", "GEMEL_DB_JANITOR_PASSWORD");

    private static final String LOGIN = "KAFKA_SASL_JAAS_CONFIG";

    @ParameterizedTest
    @EnumSource(ServiceName.class)
    void withoutAnyItNamesEach(ServiceName service) throws Exception {
        assertThat(missing(service, List.of())).isEqualTo(String.join(", ", of(service)));
    }

    @ParameterizedTest
    @EnumSource(ServiceName.class)
    void withoutOneNothingStarts(ServiceName service) throws Exception {
        var given = of(service);
        var lacking = given.remove(service.ordinal() % given.size());
        assertThat(missing(service, given)).isEqualTo(lacking);
    }

    /** What the service says it lacks when it is started with these secrets; it must have ended by itself. */
    private static String missing(ServiceName service, List<String> given) throws IOException, InterruptedException {
        var environment = new TreeMap<String, String>();
        environment.put("KAFKA_SECURITY_PROTOCOL", "SASL_SSL");
        given.forEach(secret -> environment.put(secret, "given"));
        var jar = LocalStack.own().root().resolve(service.module()).resolve("target/quarkus-app/quarkus-run.jar");
        var builder = new ProcessBuilder(QuickStart.java("-Xmx128m", "-jar", jar.toString()))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().keySet().removeIf(name -> name.startsWith("GEMEL_") || name.startsWith("KAFKA_"));
        builder.environment().putAll(environment);
        var process = builder.start();
        var said = new String(process.getErrorStream().readAllBytes());
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(1);
        var sentences = said.lines()
                .filter(line -> line.contains("nothing was started"))
                .toList();
        assertThat(sentences).as(said).hasSize(1);
        assertThat(sentences.getFirst())
                .startsWith("Set the secrets ")
                .endsWith(" in the environment; nothing was started.");
        return sentences
                .getFirst()
                .replace("Set the secrets ", "")
                .replace(" in the environment; nothing was started.", "");
    }

    private static List<String> of(ServiceName service) {
        var all = new ArrayList<>(OF_ALL);
        if (service == ServiceName.RUNTIME) {
            all.add("GEMEL_RUNTIME_DIGEST_SECRET");
        }
        all.add(LOGIN);
        return all;
    }
}
