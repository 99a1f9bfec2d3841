/** Evidence of what model boundaries decided, and the governed path from a failure to a fix. */
@NullMarked
package io.gemel.audit;

import org.jspecify.annotations.NullMarked;
