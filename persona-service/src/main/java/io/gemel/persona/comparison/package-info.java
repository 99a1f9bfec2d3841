/** What differs between two versions of a spec. */
@NullMarked
package io.gemel.persona.comparison;

import org.jspecify.annotations.NullMarked;
