/** Clause ids: content addresses of what a capture taught. */
@NullMarked
package io.gemel.capture.clause;

import org.jspecify.annotations.NullMarked;
