/** This service's copy of the twins. */
@NullMarked
package io.gemel.capture.twin;

import org.jspecify.annotations.NullMarked;
