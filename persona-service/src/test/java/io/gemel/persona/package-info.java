/** Facts about persona-service. */
@NullMarked
package io.gemel.persona;

import org.jspecify.annotations.NullMarked;
