/** The persona spec, its validation and its compiler; pure functions of values. */
@NullMarked
package io.gemel.personamodel;

import org.jspecify.annotations.NullMarked;
