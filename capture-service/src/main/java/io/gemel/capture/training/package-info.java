/** Starting, stopping and reading training sessions. */
@NullMarked
package io.gemel.capture.training;

import org.jspecify.annotations.NullMarked;
