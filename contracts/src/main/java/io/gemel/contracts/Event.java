package io.gemel.contracts;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened, as it travels: a CloudEvents 1.0 envelope around {@code data}.
 *
 * @param id unique within {@code source}; consumers deduplicate by both
 * @param source the service that says so, for example {@code /gemel/capture-service}
 * @param subject the id of the aggregate that it happened to
 * @param time when it was said, on the database's clock
 * @param tenantid on whose behalf
 * @param traceparent W3C trace context of the request that caused it
 * @param data what happened; its class decides the attribute {@code type}
 */
public record Event<D>(
        UUID id,
        String source,
        String subject,
        Instant time,
        String tenantid,
        @Nullable String traceparent,
        D data) {}
