package io.gemel.bench;

import io.gemel.local.stack.ServiceName;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/**
 * A twin with an active spec that the runtime has heard of.
 *
 * @param version of the first spec
 */
record PublishedTwin(Site site, String id, String version) {

    static final String OWNER = "owner@acme";
    static final String RUNTIME = "runtime@acme";

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    static PublishedTwin create(Site site) throws IOException {
        var made = site.post(OWNER, ServiceName.PERSONA, "/twins", Map.of("name", "Bench " + UUID.randomUUID()));
        var path = "/twins/" + made.path("id").textValue() + "/persona-specs/generate";
        var spec = site.post(OWNER, ServiceName.PERSONA, path, Map.of("auto_publish", true));
        var twin = new PublishedTwin(
                site,
                made.path("id").textValue(),
                spec.at("/persona_spec/version").textValue());
        twin.awaitRevision(spec.path("revision").longValue());
        return twin;
    }

    String path() {
        return "/twins/" + id;
    }

    /** Makes another draft and gives its version. */
    String generate() throws IOException {
        return site.post(OWNER, ServiceName.PERSONA, path() + "/persona-specs/generate", Map.of())
                .at("/persona_spec/version")
                .textValue();
    }

    /** Returns once the runtime decides by that revision. */
    void awaitRevision(long revision) throws IOException {
        var end = Instant.now().plus(PATIENCE);
        while (site.find(RUNTIME, ServiceName.RUNTIME, path() + "/runtime-status")
                        .path("spec_revision")
                        .longValue()
                < revision) {
            if (Instant.now().isAfter(end)) {
                throw new IOException("the runtime does not hear of the twin's spec");
            }
            LockSupport.parkNanos(Duration.ofMillis(1).toNanos());
        }
    }
}
