/** Facts about persona-service. */
@NullMarked
package io.gemel.persona.module;

import org.jspecify.annotations.NullMarked;
