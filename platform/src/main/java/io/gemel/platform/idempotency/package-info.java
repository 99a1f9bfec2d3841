/** Idempotency-Key: one effect and one answer, however often it is asked for. */
@NullMarked
package io.gemel.platform.idempotency;

import org.jspecify.annotations.NullMarked;
