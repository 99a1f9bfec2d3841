/** Trying a spec without storing or publishing it. */
@NullMarked
package io.gemel.persona.trial;

import org.jspecify.annotations.NullMarked;
