/** Which version is active: publish, retire, and the history of both. */
@NullMarked
package io.gemel.persona.publication;

import org.jspecify.annotations.NullMarked;
