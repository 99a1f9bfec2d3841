/** Facts about the service, asked over HTTP and Kafka. */
@NullMarked
package io.gemel.runtime;

import org.jspecify.annotations.NullMarked;
