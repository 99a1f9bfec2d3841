/** Facts about persona-service. */
@NullMarked
package io.gemel.persona.intake;

import org.jspecify.annotations.NullMarked;
