/** Consuming events once, retrying what may pass and dead-lettering what never will. */
@NullMarked
package io.gemel.platform.inbox;

import org.jspecify.annotations.NullMarked;
