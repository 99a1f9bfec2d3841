package io.gemel.platformtest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.callback.QuarkusTestAfterEachCallback;
import io.quarkus.test.junit.callback.QuarkusTestBeforeEachCallback;
import io.quarkus.test.junit.callback.QuarkusTestMethodContext;
import io.restassured.RestAssured;
import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Holds every success that a test meets against the service's own API document: the request that was accepted, the
 * status, and the answer, unmentioned members included. Where a test fails, its last exchange is shown.
 */
public final class DocumentedExchanges implements Filter, QuarkusTestBeforeEachCallback, QuarkusTestAfterEachCallback {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern JSON_TYPE = Pattern.compile("application/([a-z-]+\\+)?json");

    private static @Nullable ApiDocument document;
    private static volatile @Nullable Supplier<String> last;
    private static @Nullable Throwable shown;

    @Override
    public void beforeEach(QuarkusTestMethodContext context) {
        if (RestAssured.filters().stream().noneMatch(DocumentedExchanges.class::isInstance)) {
            RestAssured.filters(this);
        }
        last = null;
    }

    @Override
    public void afterEach(QuarkusTestMethodContext context) {
        var failure = context.getTestStatus().getTestErrorCause();
        // The status is that of the class so far: what failed before has been shown.
        if (failure != null && failure != shown && last != null) {
            shown = failure;
            System.err.println("The last exchange: " + last.get());
        }
    }

    @Override
    public Response filter(
            FilterableRequestSpecification request, FilterableResponseSpecification expected, FilterContext context) {
        Response answer = context.next(request, expected);
        String path = URI.create(request.getURI()).getRawPath();
        last = () -> "%s %s %s -> %d %s"
                .formatted(request.getMethod(), path, request.getBody(), answer.statusCode(), answer.asString());
        if (answer.statusCode() < 300 && !path.startsWith("/q/")) {
            var faults = faults(request, path, answer);
            if (!faults.isEmpty()) {
                throw new AssertionError("%s %s -> %d is not what the API document says: %s"
                        .formatted(request.getMethod(), path, answer.statusCode(), faults));
            }
        }
        return answer;
    }

    private static List<String> faults(FilterableRequestSpecification request, String path, Response answer) {
        Optional<JsonNode> operation = document().operation(request.getMethod(), path);
        if (operation.isEmpty()) {
            return List.of("no such operation");
        }
        if (!ApiDocument.isDescribed(operation.get())) {
            return List.of();
        }
        JsonNode response = operation.get().path("responses").path(String.valueOf(answer.statusCode()));
        if (response.isMissingNode()) {
            return List.of("no such status");
        }
        var faults = new ArrayList<String>();
        if (isJson(answer.contentType())) {
            faults.addAll(held("answer", response, answer.contentType(), answer.asString()));
        }
        if (isJson(request.getContentType()) && request.getBody() instanceof String body && body.length() > 2) {
            faults.addAll(held("request", operation.get().path("requestBody"), request.getContentType(), body));
        }
        return faults;
    }

    private static boolean isJson(@Nullable String type) {
        return type != null && JSON_TYPE.matcher(type).lookingAt();
    }

    private static List<String> held(String what, JsonNode described, String type, String body) {
        try {
            return document()
                    .faults(described.path("content"), type.split(";", 2)[0].strip(), JSON.readTree(body))
                    .stream()
                    .map(fault -> what + ": " + fault)
                    .toList();
        } catch (JsonProcessingException e) {
            return List.of(what + ": not JSON");
        }
    }

    private static synchronized ApiDocument document() {
        if (document == null) {
            document = new ApiDocument(new RunningService().openApi());
        }
        return document;
    }
}
