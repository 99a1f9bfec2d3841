/** Flags, confidence and action, and why they came out as they did. */
@NullMarked
package io.gemel.runtime.routing.rule;

import org.jspecify.annotations.NullMarked;
