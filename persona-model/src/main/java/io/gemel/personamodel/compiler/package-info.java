/** Prompt plans: what a spec becomes for one turn. */
@NullMarked
package io.gemel.personamodel.compiler;

import org.jspecify.annotations.NullMarked;
