/** The capture gate: which decisions may be committed at all. Pure functions. */
@NullMarked
package io.gemel.capture.gate;

import org.jspecify.annotations.NullMarked;
