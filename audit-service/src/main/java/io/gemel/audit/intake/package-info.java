/** The only way from a failure cluster to a builder: a pure mapping, shown and stored with each proposal. */
@NullMarked
package io.gemel.audit.intake;

import org.jspecify.annotations.NullMarked;
