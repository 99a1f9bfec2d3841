/** The service's own copy of active persona specs. */
@NullMarked
package io.gemel.runtime.spec;

import org.jspecify.annotations.NullMarked;
