/** Gold cases: failing provider outcomes kept for improvement, without authority at run time. */
@NullMarked
package io.gemel.audit.goldcase;

import org.jspecify.annotations.NullMarked;
