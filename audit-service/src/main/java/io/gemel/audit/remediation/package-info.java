/** A builder's side of remediation: proposing, editing, submitting, revising, withdrawing; and reading proposals. */
@NullMarked
package io.gemel.audit.remediation;

import org.jspecify.annotations.NullMarked;
