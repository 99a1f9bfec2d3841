/** Decisions in their versions, none of which is ever overwritten. */
@NullMarked
package io.gemel.capture.version;

import org.jspecify.annotations.NullMarked;
