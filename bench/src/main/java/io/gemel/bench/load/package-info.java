/** Load over HTTP and what it came to. */
@NullMarked
package io.gemel.bench.load;

import org.jspecify.annotations.NullMarked;
