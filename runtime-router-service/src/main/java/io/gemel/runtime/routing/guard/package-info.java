/** What is refused whatever else a message says. */
@NullMarked
package io.gemel.runtime.routing.guard;

import org.jspecify.annotations.NullMarked;
