/** How items come into the owners' review queues, and what of them is forgotten in time. */
@NullMarked
package io.gemel.persona.intake;

import org.jspecify.annotations.NullMarked;
