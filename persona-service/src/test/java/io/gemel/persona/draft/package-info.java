/** Facts about persona-service. */
@NullMarked
package io.gemel.persona.draft;

import org.jspecify.annotations.NullMarked;
