/** Facts about persona-service. */
@NullMarked
package io.gemel.persona.twin;

import org.jspecify.annotations.NullMarked;
