/** Routing decisions: decided once per message, kept for good, read back. */
@NullMarked
package io.gemel.runtime.decision;

import org.jspecify.annotations.NullMarked;
