/** From provider outcomes to gold cases. */
@NullMarked
package io.gemel.audit.goldcase.capture;

import org.jspecify.annotations.NullMarked;
