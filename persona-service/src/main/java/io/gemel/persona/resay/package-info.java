/** Saying the present state again when the operator asks. */
@NullMarked
package io.gemel.persona.resay;

import org.jspecify.annotations.NullMarked;
