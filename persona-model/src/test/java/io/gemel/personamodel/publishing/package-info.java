/** Facts about what publishing has against a spec. */
@NullMarked
package io.gemel.personamodel.publishing;

import org.jspecify.annotations.NullMarked;
