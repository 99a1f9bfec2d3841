/** Words of texts and how alike two texts are. */
@NullMarked
package io.gemel.personamodel.words;

import org.jspecify.annotations.NullMarked;
