/** What the services say to each other over Kafka: topics, events and how they become bytes. */
@NullMarked
package io.gemel.contracts;

import org.jspecify.annotations.NullMarked;
