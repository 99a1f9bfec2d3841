package io.gemel.platform.idempotency;

/** Another instance works on this key right now. */
final class KeyBusy extends RuntimeException {

    KeyBusy() {
        super("busy", null, false, false);
    }
}
