/** The whole local stack, walked through the gateway as a user would. */
@NullMarked
package io.gemel.e2e;

import org.jspecify.annotations.NullMarked;
