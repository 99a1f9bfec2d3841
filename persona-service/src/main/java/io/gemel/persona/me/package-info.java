/** Who the caller is. */
@NullMarked
package io.gemel.persona.me;

import org.jspecify.annotations.NullMarked;
