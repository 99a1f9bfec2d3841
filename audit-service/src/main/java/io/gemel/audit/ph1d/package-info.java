/** PH1.D commits: what each model boundary decided, append-only and bounded. */
@NullMarked
package io.gemel.audit.ph1d;

import org.jspecify.annotations.NullMarked;
