/** Captures of situational judgement tests. */
@NullMarked
package io.gemel.capture.sjt;

import org.jspecify.annotations.NullMarked;
