package io.gemel.platform.http;

import java.util.Arrays;
import java.util.Optional;

/** The realm roles. */
public enum Role {
    OWNER,
    VIEWER,
    RUNTIME,
    AUDITOR,
    BUILDER,
    APPROVER_CODE,
    APPROVER_LAUNCH,
    APPROVER_RELEASE;

    /** The role as it stands in a token, for example {@code approver-code}. */
    public String text() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    public boolean isApprover() {
        return name().startsWith("APPROVER");
    }

    static Optional<Role> of(String text) {
        return Arrays.stream(values()).filter(role -> role.text().equals(text)).findFirst();
    }
}
