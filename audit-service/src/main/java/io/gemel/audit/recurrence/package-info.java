/** How often a failure recurs: new gold cases counted into their clusters. */
@NullMarked
package io.gemel.audit.recurrence;

import org.jspecify.annotations.NullMarked;
