/** Captures of how an owner says that they decide. */
@NullMarked
package io.gemel.capture.introspection;

import org.jspecify.annotations.NullMarked;
