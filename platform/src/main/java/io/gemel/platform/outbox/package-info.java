/** Saying events in the transaction that made them true, and sending them afterwards. */
@NullMarked
package io.gemel.platform.outbox;

import org.jspecify.annotations.NullMarked;
