/** Rows of evidence: what a boundary decided, and who read it. */
@NullMarked
package io.gemel.audit.ph1d.event;

import org.jspecify.annotations.NullMarked;
