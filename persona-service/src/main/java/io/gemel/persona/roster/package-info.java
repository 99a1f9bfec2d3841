/** The twins, their row locks and what is said about them. */
@NullMarked
package io.gemel.persona.roster;

import org.jspecify.annotations.NullMarked;
