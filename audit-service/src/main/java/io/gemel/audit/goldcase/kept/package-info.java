/** Gold cases as they are kept, and who sees how much of them. */
@NullMarked
package io.gemel.audit.goldcase.kept;

import org.jspecify.annotations.NullMarked;
