/** Facts about persona-service. */
@NullMarked
package io.gemel.persona.learning;

import org.jspecify.annotations.NullMarked;
