/** Facts about persona-service. */
@NullMarked
package io.gemel.persona.feed;

import org.jspecify.annotations.NullMarked;
