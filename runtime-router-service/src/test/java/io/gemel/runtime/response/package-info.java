/** What became of a decision. */
@NullMarked
package io.gemel.runtime.response;

import org.jspecify.annotations.NullMarked;
