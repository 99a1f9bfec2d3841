/** The entry point of the local stack and where its files lie. */
@NullMarked
package io.gemel.local;

import org.jspecify.annotations.NullMarked;
