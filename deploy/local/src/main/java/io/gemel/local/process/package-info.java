/** Child processes: started, supervised, found again and stopped. */
@NullMarked
package io.gemel.local.process;

import org.jspecify.annotations.NullMarked;
