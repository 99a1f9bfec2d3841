/** The English lexicon and what is read off single words: times, numbers, places where a request may begin. */
@NullMarked
package io.gemel.runtime.routing.lexicon;

import org.jspecify.annotations.NullMarked;
