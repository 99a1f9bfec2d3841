/** Module candidates: the draft modules that are derived from captures. */
@NullMarked
package io.gemel.capture.candidate;

import org.jspecify.annotations.NullMarked;
