package io.gemel.platform.operation;

import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.MediaType;

/**
 * Forgets what the scanner makes of the byte arrays that resources take and answer; a service's {@code META-INF/openapi}
 * says what the bytes are, by reference to a component.
 */
final class ScannedBytes {

    private static final String OK = "200";
    private static final String UNNAMED = "application/octet-stream";

    private ScannedBytes() {}

    static void forget(Operation operation) {
        var body = operation.getRequestBody();
        if (body != null) {
            bodies(body.getContent());
            if (isEmpty(body.getContent())) {
                operation.setRequestBody(null);
            }
        }
        operation.getResponses().getAPIResponses().values().forEach(response -> keepReferences(response.getContent()));
        forgetAnswers(operation);
    }

    /** The scanner's 200 gives way to a documented success, its problems without content to ours. */
    private static void forgetAnswers(Operation operation) {
        var answers = operation.getResponses();
        var ok = answers.getAPIResponse(OK);
        boolean another = answers.getAPIResponses().keySet().stream()
                .anyMatch(status -> !status.equals(OK) && (status.startsWith("2") || status.startsWith("3")));
        if (ok != null && isEmpty(ok.getContent()) && another) {
            answers.removeAPIResponse(OK);
        } else if (ok != null) {
            ok.setDescription(operation.getSummary());
        }
        Map.copyOf(answers.getAPIResponses()).forEach((status, answer) -> {
            if (status.startsWith("4") && isEmpty(answer.getContent())) {
                answers.removeAPIResponse(status);
            }
        });
    }

    /** A body of a named type stays, with or without a schema; a body that no {@code @Consumes} asks for goes. */
    private static void bodies(Content content) {
        content.removeMediaType(UNNAMED);
        content.getMediaTypes().values().forEach(ScannedBytes::keepReference);
    }

    private static void keepReference(MediaType media) {
        var ref = media.getSchema() == null ? null : media.getSchema().getRef();
        media.setSchema(ref == null ? null : OASFactory.createSchema().ref(ref));
    }

    private static void keepReferences(Content content) {
        if (content == null) {
            return;
        }
        Map.copyOf(content.getMediaTypes()).forEach((name, media) -> {
            keepReference(media);
            if (media.getSchema() == null) {
                content.removeMediaType(name);
            }
        });
    }

    private static boolean isEmpty(Content content) {
        Map<String, MediaType> media = content == null ? Map.of() : content.getMediaTypes();
        return media == null || media.isEmpty();
    }
}
