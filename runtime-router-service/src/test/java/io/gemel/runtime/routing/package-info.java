/** Facts about the routing function. */
@NullMarked
package io.gemel.runtime.routing;

import org.jspecify.annotations.NullMarked;
