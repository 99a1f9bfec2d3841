/** A message as the router reads it: its words, sentences, marks and material. */
@NullMarked
package io.gemel.runtime.text;

import org.jspecify.annotations.NullMarked;
