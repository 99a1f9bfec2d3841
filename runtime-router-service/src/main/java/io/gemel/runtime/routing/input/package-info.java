/** Which inputs a message gives. */
@NullMarked
package io.gemel.runtime.routing.input;

import org.jspecify.annotations.NullMarked;
