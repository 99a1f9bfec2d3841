/** An execution from its start to its end. */
@NullMarked
package io.gemel.capture.cycle;

import org.jspecify.annotations.NullMarked;
