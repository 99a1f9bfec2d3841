/** A message as a surface brings it, before the routing function sees it. */
@NullMarked
package io.gemel.runtime.turn;

import org.jspecify.annotations.NullMarked;
