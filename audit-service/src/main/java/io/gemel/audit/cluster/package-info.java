/** Failure clusters: gold cases of one tenant with one primary fingerprint, how often they recur and what became of them. */
@NullMarked
package io.gemel.audit.cluster;

import org.jspecify.annotations.NullMarked;
