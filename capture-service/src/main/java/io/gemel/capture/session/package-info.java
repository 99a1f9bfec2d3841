/** The training session, which opening one and capturing in it both need. */
@NullMarked
package io.gemel.capture.session;

import org.jspecify.annotations.NullMarked;
