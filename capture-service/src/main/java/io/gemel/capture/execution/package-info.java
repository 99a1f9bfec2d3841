/** Executions, their states and what led from one to the next. */
@NullMarked
package io.gemel.capture.execution;

import org.jspecify.annotations.NullMarked;
