/** A real database, broker and token issuer for tests, and the rule tests that every service runs. */
@NullMarked
package io.gemel.platformtest;

import org.jspecify.annotations.NullMarked;
