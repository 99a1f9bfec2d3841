/** The 128-bit number that ties the turns of one conversation together. */
@NullMarked
package io.gemel.audit.correlation;

import org.jspecify.annotations.NullMarked;
