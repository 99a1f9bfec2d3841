/** Persona specs: their versions, and how one comes to be. */
@NullMarked
package io.gemel.persona.draft;

import org.jspecify.annotations.NullMarked;
