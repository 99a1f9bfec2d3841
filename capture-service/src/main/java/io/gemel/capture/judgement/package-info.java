/** Judgements as they are recorded and answered, whatever their kind. */
@NullMarked
package io.gemel.capture.judgement;

import org.jspecify.annotations.NullMarked;
