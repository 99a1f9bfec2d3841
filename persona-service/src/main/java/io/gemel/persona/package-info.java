/** The service that owns twins and what they are told to be. */
@NullMarked
package io.gemel.persona;

import org.jspecify.annotations.NullMarked;
