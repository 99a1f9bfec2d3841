/** Reading, creating and publishing persona specs. */
@NullMarked
package io.gemel.persona.spec;

import org.jspecify.annotations.NullMarked;
