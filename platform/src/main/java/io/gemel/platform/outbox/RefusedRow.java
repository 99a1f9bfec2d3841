package io.gemel.platform.outbox;

import java.util.List;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.RecordTooLargeException;

/** The broker did not take a row, so nothing of its batch is committed and nothing is sent past it. */
final class RefusedRow extends Exception {

    private static final List<Class<? extends Exception>> FOR_GOOD =
            List.of(RecordTooLargeException.class, InvalidTopicException.class, AuthorizationException.class);

    private final transient RelayDb.Row row;
    private final boolean forGood;

    RefusedRow(RelayDb.Row row, Exception reason) {
        super(reason.toString(), reason);
        this.row = row;
        this.forGood = FOR_GOOD.stream().anyMatch(type -> type.isInstance(reason));
    }

    long seq() {
        return row.seq();
    }

    String topic() {
        return row.topic();
    }

    /** Whether trying again cannot help before an operator does something; else the broker may only be away. */
    boolean isForGood() {
        return forGood;
    }
}
