/** Facts about persona-service. */
@NullMarked
package io.gemel.persona.spec;

import org.jspecify.annotations.NullMarked;
