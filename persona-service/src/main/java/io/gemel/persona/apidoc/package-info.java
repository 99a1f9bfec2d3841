/** What the API document carries of the schemas that the service validates with. */
@NullMarked
package io.gemel.persona.apidoc;

import org.jspecify.annotations.NullMarked;
