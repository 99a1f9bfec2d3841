/** What a PH1.D commit says, how it is read and what makes two of them the same. Pure functions. */
@NullMarked
package io.gemel.audit.ph1d.commit;

import org.jspecify.annotations.NullMarked;
