/** The stream of what happens to the review queue of a twin. */
@NullMarked
package io.gemel.persona.feed;

import org.jspecify.annotations.NullMarked;
