/** The routing function: pure, deterministic, linear in the message's length. */
@NullMarked
package io.gemel.runtime.routing;

import org.jspecify.annotations.NullMarked;
