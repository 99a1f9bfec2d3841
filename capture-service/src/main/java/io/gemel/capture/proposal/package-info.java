/** Proposals on their way through the gate: committed, blocked, corrected. */
@NullMarked
package io.gemel.capture.proposal;

import org.jspecify.annotations.NullMarked;
