/** Reading persona specs, and storing, changing and discarding drafts. */
@NullMarked
package io.gemel.persona.spec;

import org.jspecify.annotations.NullMarked;
