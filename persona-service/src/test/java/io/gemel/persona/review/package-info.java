/** Facts about persona-service. */
@NullMarked
package io.gemel.persona.review;

import org.jspecify.annotations.NullMarked;
