/** The service that records what an owner teaches a twin. */
@NullMarked
package io.gemel.capture;

import org.jspecify.annotations.NullMarked;
