/** What one provider outcome says: its bounds, its trigger, its fingerprints. Pure functions. */
@NullMarked
package io.gemel.audit.outcome;

import org.jspecify.annotations.NullMarked;
