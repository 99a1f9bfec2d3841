/** From each response of a conversation back to what it was made of. */
@NullMarked
package io.gemel.runtime.lineage;

import org.jspecify.annotations.NullMarked;
