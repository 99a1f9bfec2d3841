/** The audit of each response: what was answered, from what, and whether the owner must look at it. */
@NullMarked
package io.gemel.runtime.response;

import org.jspecify.annotations.NullMarked;
