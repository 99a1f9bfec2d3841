/** The structure of execution plans and their hash, a locked invariant. */
@NullMarked
package io.gemel.capture.plan;

import org.jspecify.annotations.NullMarked;
