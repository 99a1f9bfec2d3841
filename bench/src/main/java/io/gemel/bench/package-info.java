/** What the services do in a second, next to what the database alone could. */
@NullMarked
package io.gemel.bench;

import org.jspecify.annotations.NullMarked;
