/** Tests of the words that messages are read as. */
@NullMarked
package io.gemel.runtime.text;

import org.jspecify.annotations.NullMarked;
