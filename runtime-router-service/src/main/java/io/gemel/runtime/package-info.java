/** The hot path: one routing decision per message, its lineage, and what the owner must look at. */
@NullMarked
package io.gemel.runtime;

import org.jspecify.annotations.NullMarked;
