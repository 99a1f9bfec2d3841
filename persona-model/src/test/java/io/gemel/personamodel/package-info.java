/** Facts about specs and their compiler. */
@NullMarked
package io.gemel.personamodel;

import org.jspecify.annotations.NullMarked;
