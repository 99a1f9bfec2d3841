/** What provider calls came to. */
@NullMarked
package io.gemel.runtime.outcome;

import org.jspecify.annotations.NullMarked;
