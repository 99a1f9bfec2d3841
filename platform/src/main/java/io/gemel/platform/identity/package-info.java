/** Who calls: verified bearer tokens. */
@NullMarked
package io.gemel.platform.identity;

import org.jspecify.annotations.NullMarked;
