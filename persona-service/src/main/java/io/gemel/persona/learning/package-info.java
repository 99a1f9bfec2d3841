/** Learning inputs: corrections that become drafts when they are applied. */
@NullMarked
package io.gemel.persona.learning;

import org.jspecify.annotations.NullMarked;
