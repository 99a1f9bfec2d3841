/** Facts about schemas. */
@NullMarked
package io.gemel.personamodel.schema;

import org.jspecify.annotations.NullMarked;
