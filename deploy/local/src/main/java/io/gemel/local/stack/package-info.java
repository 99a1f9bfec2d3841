/** The local stack: PostgreSQL, Kafka, Keycloak, the four services and the gateway. */
@NullMarked
package io.gemel.local.stack;

import org.jspecify.annotations.NullMarked;
