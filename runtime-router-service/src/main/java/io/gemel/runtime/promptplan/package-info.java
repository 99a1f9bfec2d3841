/** The prompt that a decision is answered with, and where it came from. */
@NullMarked
package io.gemel.runtime.promptplan;

import org.jspecify.annotations.NullMarked;
