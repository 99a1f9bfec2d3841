/** Remediation proposals: what they contain, where they stand and which gates of a promotion are open. */
@NullMarked
package io.gemel.audit.proposal;

import org.jspecify.annotations.NullMarked;
