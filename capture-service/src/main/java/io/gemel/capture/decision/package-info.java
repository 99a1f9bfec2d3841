/** Decisions as they are read: lists, chains, and what applies in a domain. */
@NullMarked
package io.gemel.capture.decision;

import org.jspecify.annotations.NullMarked;
