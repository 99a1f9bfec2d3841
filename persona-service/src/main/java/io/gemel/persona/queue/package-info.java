/** The items of the owners' review queues and the numbered log of their changes. */
@NullMarked
package io.gemel.persona.queue;

import org.jspecify.annotations.NullMarked;
