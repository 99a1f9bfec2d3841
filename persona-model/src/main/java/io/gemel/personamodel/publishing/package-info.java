/** What publishing has against a spec, and what is merely odd in it. */
@NullMarked
package io.gemel.personamodel.publishing;

import org.jspecify.annotations.NullMarked;
