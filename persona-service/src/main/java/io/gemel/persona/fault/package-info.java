/** Faults of documents as violations of a request. */
@NullMarked
package io.gemel.persona.fault;

import org.jspecify.annotations.NullMarked;
