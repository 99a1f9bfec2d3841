/** Module candidates and their promotion into a draft. */
@NullMarked
package io.gemel.persona.module;

import org.jspecify.annotations.NullMarked;
