/** The normalised read model of the active spec. */
@NullMarked
package io.gemel.persona.twinspec;

import org.jspecify.annotations.NullMarked;
