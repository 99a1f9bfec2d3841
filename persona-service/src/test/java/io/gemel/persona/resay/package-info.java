/** Facts about persona-service. */
@NullMarked
package io.gemel.persona.resay;

import org.jspecify.annotations.NullMarked;
