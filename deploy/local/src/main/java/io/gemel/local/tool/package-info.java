/** What an operator does with dead letters, offsets and tokens. */
@NullMarked
package io.gemel.local.tool;

import org.jspecify.annotations.NullMarked;
