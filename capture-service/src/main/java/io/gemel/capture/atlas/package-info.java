/** The decision index (Atlas): a read model that changes at the end of a cycle and can be made anew at any time. */
@NullMarked
package io.gemel.capture.atlas;

import org.jspecify.annotations.NullMarked;
