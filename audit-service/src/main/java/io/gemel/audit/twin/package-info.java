/** The service's copy of the twins, for ownership. */
@NullMarked
package io.gemel.audit.twin;

import org.jspecify.annotations.NullMarked;
