/** Who reads what follows a failure. */
@NullMarked
package io.gemel.audit.readers;

import org.jspecify.annotations.NullMarked;
