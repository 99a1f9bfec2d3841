/** Facts about persona-service. */
@NullMarked
package io.gemel.persona.candidate;

import org.jspecify.annotations.NullMarked;
