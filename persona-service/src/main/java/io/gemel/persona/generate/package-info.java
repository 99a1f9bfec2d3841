/** The spec that a twin's settings and candidates make. */
@NullMarked
package io.gemel.persona.generate;

import org.jspecify.annotations.NullMarked;
