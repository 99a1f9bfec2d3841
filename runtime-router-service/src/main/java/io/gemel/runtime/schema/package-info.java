/** What an answer of each of the eight workflows must look like. */
@NullMarked
package io.gemel.runtime.schema;

import org.jspecify.annotations.NullMarked;
