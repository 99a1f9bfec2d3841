/** What the platform promises and any service can show: this one has an outbox, an inbox and tables to tidy. */
@NullMarked
package io.gemel.capture.platform;

import org.jspecify.annotations.NullMarked;
