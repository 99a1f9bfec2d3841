/** What a new gold case tells the features that follow failures. */
@NullMarked
package io.gemel.audit.failure;

import org.jspecify.annotations.NullMarked;
