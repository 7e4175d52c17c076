package org.precisionhooks.fhir.audit;

import java.util.Arrays;
import java.util.Optional;

/** AuditEventOutcome of R4. */
public enum AuditOutcome {
    SUCCESS("0"),
    /** Wrong in itself: the caller's mistake, or nothing there. */
    MINOR("4"),
    /** Refused: consent, scope, authentication. */
    SERIOUS("8"),
    /** The server failed. */
    MAJOR("12");

    private static final int OK_BELOW = 400;
    private static final int UNAUTHENTICATED = 401;
    private static final int FORBIDDEN = 403;
    private static final int SERVER_ERROR = 500;

    private final String code;

    AuditOutcome(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    public static Optional<AuditOutcome> ofCode(String code) {
        return Arrays.stream(values())
                .filter(outcome -> outcome.code.equals(code))
                .findFirst();
    }

    /** The outcome of an interaction that was answered with this HTTP status. */
    public static AuditOutcome ofStatus(int status) {
        if (status < OK_BELOW) {
            return SUCCESS;
        }
        if (status == UNAUTHENTICATED || status == FORBIDDEN) {
            return SERIOUS;
        }
        return status < SERVER_ERROR ? MINOR : MAJOR;
    }
}
