/** Module candidates and how they are folded into a spec. */
@NullMarked
package io.gemel.persona.candidate;

import org.jspecify.annotations.NullMarked;
