/** Captures of preferences between two texts. */
@NullMarked
package io.gemel.capture.pairwise;

import org.jspecify.annotations.NullMarked;
