/** The owner's review queue. */
@NullMarked
package io.gemel.persona.review;

import org.jspecify.annotations.NullMarked;
