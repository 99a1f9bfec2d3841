package io.gemel.audit.readers;

import io.gemel.platform.http.Access;
import io.gemel.platform.http.Role;

/** Rows of docs/permissions.csv that several operations share. */
public final class Readers {

    private Readers() {}

    /** Gold cases and clusters: those who remedy, and owners of own twins. */
    public static Access ofFailures(String operation) {
        return Access.allow(
                operation,
                Role.OWNER,
                Role.AUDITOR,
                Role.BUILDER,
                Role.APPROVER_CODE,
                Role.APPROVER_LAUNCH,
                Role.APPROVER_RELEASE);
    }

    /** What a builder is given and what builders propose: those who remedy, and the auditor. */
    public static Access ofRemediation(String operation) {
        return Access.allow(
                operation, Role.AUDITOR, Role.BUILDER, Role.APPROVER_CODE, Role.APPROVER_LAUNCH, Role.APPROVER_RELEASE);
    }
}
