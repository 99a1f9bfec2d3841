package io.gemel.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.gemel.local.demo.Walk;
import io.gemel.local.stack.ServiceName;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Every metric that an alert or a dashboard asks for is one that a service exposes. */
class MetricsTest {

    private static final Pattern EXPR = Pattern.compile("\"?expr\"?: (.*)");
    private static final Pattern METRIC = Pattern.compile("\\b(gemel|http|kafka|jvm)_[a-z0-9_]+");

    @Test
    void whatAlertsAndDashboardsAskForIsExposed() throws Exception {
        var stack = LocalStack.running();
        assertThat(new Walk(stack.gateway(), stack.keycloak(), System.out).run())
                .isTrue();
        var asked = asked(stack);
        // Those of the consumers are gathered once a minute.
        await().atMost(Duration.ofSeconds(90))
                .untilAsserted(() -> assertThat(exposed(stack)).containsAll(asked));
    }

    private static Set<String> exposed(LocalStack stack) throws Exception {
        Set<String> exposed = new TreeSet<>();
        for (var service : ServiceName.values()) {
            var scrape = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + stack.port(service) + "/q/metrics"))
                    .build();
            HttpClient.newHttpClient()
                    .send(scrape, BodyHandlers.ofLines())
                    .body()
                    .filter(line -> !line.startsWith("#"))
                    .forEach(line -> exposed.add(line.split("[{ ]", 2)[0]));
        }
        return exposed;
    }

    private static Set<String> asked(LocalStack stack) throws Exception {
        Set<String> asked = new TreeSet<>();
        var folder = stack.layout().root().resolve("deploy/kubernetes/base/observability");
        try (var files = Files.walk(folder)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var expression = EXPR.matcher(Files.readString(file));
                while (expression.find()) {
                    var metric = METRIC.matcher(expression.group(1));
                    while (metric.find()) {
                        asked.add(metric.group());
                    }
                }
            }
        }
        assertThat(asked).hasSizeGreaterThan(8);
        return asked;
    }
}
