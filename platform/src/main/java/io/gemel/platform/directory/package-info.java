/** The local copy of who owns a twin and whether it is active. */
@NullMarked
package io.gemel.platform.directory;

import org.jspecify.annotations.NullMarked;
