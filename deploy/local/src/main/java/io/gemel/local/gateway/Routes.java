package io.gemel.local.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.google.re2j.Pattern;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The operations that the gateway routes, read from the HTTPRoutes of {@code deploy/kubernetes/base/gateway}. */
public final class Routes {

    /**
     * One match of a rule: a method and an anchored RE2 expression of the path.
     *
     * @param timeout of the rule's requests; zero is none
     */
    record Route(String service, String method, Pattern path, Duration timeout, Optional<Cors> cors) {
        boolean matches(String method, String path) {
            return this.method.equals(method) && this.path.matches(path);
        }
    }

    private static final YAMLMapper YAML = new YAMLMapper();

    private final List<Route> routes;

    private Routes(List<Route> routes) {
        this.routes = List.copyOf(routes);
    }

    public static Routes read(Path folder) throws IOException {
        var routes = new ArrayList<Route>();
        try (var files = Files.list(folder)) {
            for (var file :
                    files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList()) {
                var document = YAML.readTree(file.toFile());
                if ("HTTPRoute".equals(document.path("kind").textValue())) {
                    document.path("spec").path("rules").forEach(rule -> routes.addAll(ofRule(rule)));
                }
            }
        }
        return new Routes(routes);
    }

    private static List<Route> ofRule(JsonNode rule) {
        var service = rule.path("backendRefs").path(0).path("name").textValue();
        var timeout = seconds(rule.at("/timeouts/request").asText("0s"));
        var cors = Cors.of(rule);
        var routes = new ArrayList<Route>();
        for (var match : rule.path("matches")) {
            if (!"RegularExpression".equals(match.at("/path/type").textValue())) {
                throw new IllegalArgumentException("a match that is not a RegularExpression: " + match);
            }
            var path = Pattern.compile(match.at("/path/value").textValue());
            routes.add(new Route(service, match.path("method").textValue(), path, timeout, cors));
        }
        return routes;
    }

    /** A duration of Gateway API in whole seconds. */
    private static Duration seconds(String text) {
        if (!text.endsWith("s")) {
            throw new IllegalArgumentException("a time limit that is not in seconds: " + text);
        }
        return Duration.ofSeconds(Long.parseLong(text.substring(0, text.length() - 1)));
    }

    List<Route> all() {
        return routes;
    }

    /** The operation's route; empty is 404, a wrong method included. */
    Optional<Route> find(String method, String path) {
        return routes.stream().filter(r -> r.matches(method, path)).findFirst();
    }
}
