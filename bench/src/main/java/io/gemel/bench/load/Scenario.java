package io.gemel.bench.load;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A load in the form that Hyperfoil reads. */
final class Scenario {

    private static final YAMLMapper YAML = new YAMLMapper();

    private Scenario() {}

    static String yaml(String base, int connections, Map<String, Object> phase) {
        var benchmark = new LinkedHashMap<String, Object>();
        benchmark.put("name", "load");
        benchmark.put("http", Map.of("host", base, "sharedConnections", connections));
        benchmark.put("phases", List.of(Map.of("load", phase)));
        try {
            return YAML.writeValueAsString(benchmark);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A phase of {@code seconds} whose users send {@code request} once each. */
    static Map<String, Object> of(Request request, Map<String, Object> users, int seconds) {
        var phase = new LinkedHashMap<String, Object>(users);
        phase.put("duration", seconds + "s");
        phase.put("scenario", Map.of("orderedSequences", List.of(Map.of("request", steps(request)))));
        return phase;
    }

    private static List<Object> steps(Request request) {
        var send = new LinkedHashMap<String, Object>();
        if (request.body().isEmpty()) {
            send.put("GET", request.path());
            send.put("headers", request.headers());
            return List.of(Map.of("httpRequest", send));
        }
        var steps = new ArrayList<Object>();
        steps.add(Map.of("randomUUID", "id"));
        steps.add(Map.of("randomItem", Map.of("toVar", "part", "list", request.parts())));
        send.put("POST", request.path());
        send.put("headers", request.headers());
        send.put("body", Map.of("pattern", request.body()));
        steps.add(Map.of("httpRequest", send));
        return steps;
    }
}
