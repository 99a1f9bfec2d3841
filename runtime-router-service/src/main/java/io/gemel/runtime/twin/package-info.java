/** The service's own copy of twins. */
@NullMarked
package io.gemel.runtime.twin;

import org.jspecify.annotations.NullMarked;
