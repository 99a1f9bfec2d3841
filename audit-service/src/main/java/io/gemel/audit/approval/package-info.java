/** The approvers' side of remediation: proofs, rejection and promotion, by people only. */
@NullMarked
package io.gemel.audit.approval;

import org.jspecify.annotations.NullMarked;
