/** Facts about compiler. */
@NullMarked
package io.gemel.personamodel.compiler;

import org.jspecify.annotations.NullMarked;
