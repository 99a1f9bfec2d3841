/** Typed corrections of a twin's behaviour, as owners give them. */
@NullMarked
package io.gemel.persona.correction;

import org.jspecify.annotations.NullMarked;
