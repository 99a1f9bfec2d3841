/** Refusals as RFC 9457 problems with a code. */
@NullMarked
package io.gemel.platform.problem;

import org.jspecify.annotations.NullMarked;
