package io.gemel.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.gemel.local.stack.ServiceName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The gateway routes each operation of the four OpenAPI documents to its service, and nothing else. */
class RoutesTest {

    private static final Path ROOT = Path.of(System.getProperty("gemel.root", "../.."));
    private static final Path GATEWAY = ROOT.resolve("deploy/kubernetes/base/gateway");
    private static final String UUID = "01890000-0000-7000-8000-000000000000";
    private static final int RULES = 16;
    private static final int MATCHES_OF_A_RULE = 64;
    private static final int MATCHES_OF_A_ROUTE = 128;

    @ParameterizedTest
    @EnumSource(ServiceName.class)
    void eachOperationHasOneRouteAndEachRouteAnOperation(ServiceName service) throws IOException {
        var routes = Routes.read(GATEWAY).all();
        var used = new HashSet<Routes.Route>();
        var document = new ObjectMapper()
                .readTree(ROOT.resolve("docs/api/" + service.prefix() + ".json").toFile());
        for (var path : document.path("paths").properties()) {
            for (var operation : path.getValue().properties()) {
                var method = operation.getKey().toUpperCase(Locale.ROOT);
                var found = routes.stream()
                        .filter(route -> route.matches(method, example(path.getKey())))
                        .toList();
                assertThat(found).as(method + " " + path.getKey()).hasSize(1);
                assertThat(found.getFirst().service()).isEqualTo(service.module());
                used.addAll(found);
            }
        }
        assertThat(routes.stream().filter(route -> route.service().equals(service.module())))
                .containsExactlyInAnyOrderElementsOf(used);
    }

    @Test
    void nothingUnderQIsRouted() throws IOException {
        var routes = Routes.read(GATEWAY);
        for (var path : Set.of("/q/health", "/q/metrics", "/q/openapi", "/q/swagger-ui")) {
            assertThat(routes.find("GET", path)).isEmpty();
        }
    }

    @Test
    void noRouteHasMoreRulesOrMatchesThanGatewayApiAllows() throws IOException {
        try (var files = Files.list(GATEWAY)) {
            for (var file :
                    files.filter(f -> f.toString().endsWith("-service.yaml")).toList()) {
                var rules = new YAMLMapper().readTree(file.toFile()).at("/spec/rules");
                var matches = StreamSupport.stream(rules.spliterator(), false)
                        .map(rule -> rule.path("matches").size())
                        .toList();
                assertThat(rules).as(file.toString()).hasSizeLessThanOrEqualTo(RULES);
                assertThat(matches).allMatch(count -> count <= MATCHES_OF_A_RULE);
                assertThat(matches.stream().mapToInt(Integer::intValue).sum()).isLessThanOrEqualTo(MATCHES_OF_A_ROUTE);
            }
        }
    }

    /** A path with an id of the shape that its parameter's name promises. */
    private static String example(String path) {
        return path.replaceAll("\\{(version|other)}", "1.2.3")
                .replaceAll("/gold-cases/\\{[^}]+}", "/gold-cases/gold_" + "0".repeat(32))
                .replaceAll("\\{name}", "plan")
                .replaceAll("\\{gate}", "code")
                .replaceAll("\\{[^}]+}", UUID);
    }
}
