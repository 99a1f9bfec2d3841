/** What a document must be: JSON Schemas as rules, and those of a persona spec. */
@NullMarked
package io.gemel.personamodel.schema;

import org.jspecify.annotations.NullMarked;
