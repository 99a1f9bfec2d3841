/** How well routing does on labelled messages, under the active spec or under a draft. */
@NullMarked
package io.gemel.runtime.evaluation;

import org.jspecify.annotations.NullMarked;
