/** Facts about persona-service. */
@NullMarked
package io.gemel.persona.twinspec;

import org.jspecify.annotations.NullMarked;
