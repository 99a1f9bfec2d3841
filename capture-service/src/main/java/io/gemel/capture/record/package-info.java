/** Captures as they are kept and read. */
@NullMarked
package io.gemel.capture.record;

import org.jspecify.annotations.NullMarked;
