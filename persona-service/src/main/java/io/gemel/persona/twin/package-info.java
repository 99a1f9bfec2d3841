/** Creating, reading, changing and archiving twins. */
@NullMarked
package io.gemel.persona.twin;

import org.jspecify.annotations.NullMarked;
