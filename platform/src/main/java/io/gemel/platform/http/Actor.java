package io.gemel.platform.http;

/** Whether a person signed in or a machine's service account calls. */
public enum Actor {
    PERSON,
    MACHINE
}
