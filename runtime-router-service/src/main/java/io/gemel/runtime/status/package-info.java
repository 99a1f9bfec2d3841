/** How fresh the service's copies of a twin and its spec are. */
@NullMarked
package io.gemel.runtime.status;

import org.jspecify.annotations.NullMarked;
