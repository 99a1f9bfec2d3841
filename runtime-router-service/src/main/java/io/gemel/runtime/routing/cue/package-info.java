/** What a message's head asks for. */
@NullMarked
package io.gemel.runtime.routing.cue;

import org.jspecify.annotations.NullMarked;
