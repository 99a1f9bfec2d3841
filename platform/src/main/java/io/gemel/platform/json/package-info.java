/** JSON as the platform reads, writes, canonicalises and hashes it. */
@NullMarked
package io.gemel.platform.json;

import org.jspecify.annotations.NullMarked;
