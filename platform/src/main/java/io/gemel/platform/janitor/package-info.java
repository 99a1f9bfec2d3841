/** Background jobs that tidy tables, under a role of their own. */
@NullMarked
package io.gemel.platform.janitor;

import org.jspecify.annotations.NullMarked;
