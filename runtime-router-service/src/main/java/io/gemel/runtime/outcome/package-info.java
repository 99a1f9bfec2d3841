/** What calls to model and speech providers came to, said as events. */
@NullMarked
package io.gemel.runtime.outcome;

import org.jspecify.annotations.NullMarked;
