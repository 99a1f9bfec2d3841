/** What an execution waits for after the gate has blocked a decision. */
@NullMarked
package io.gemel.capture.intervention;

import org.jspecify.annotations.NullMarked;
