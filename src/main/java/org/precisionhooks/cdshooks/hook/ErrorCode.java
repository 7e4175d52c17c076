package org.precisionhooks.cdshooks.hook;

import java.util.Locale;

/** What can be wrong with a call; names are stable and reach clients in {@code issue.details} (cds-hooks.md section 3). */
public enum ErrorCode {
    MALFORMED_JSON(400, "structure"),
    MISSING_FIELD(400, "required"),
    INVALID_FIELD(400, "value"),
    WRONG_HOOK(400, "invalid"),
    PATIENT_MISMATCH(400, "invalid"),
    UNAUTHENTICATED(401, "login"),
    FORBIDDEN(403, "forbidden"),
    UNKNOWN_SERVICE(404, "not-found"),
    METHOD_NOT_ALLOWED(405, "not-supported"),
    MISSING_DATA(412, "incomplete"),
    TOO_LARGE(413, "too-long"),
    UNSUPPORTED_MEDIA_TYPE(415, "not-supported"),
    TOO_MANY_REQUESTS(429, "throttled"),
    UNAVAILABLE(503, "transient"),
    INTERNAL(500, "exception");

    private final int status;
    private final String issueType;

    ErrorCode(int status, String issueType) {
        this.status = status;
        this.issueType = issueType;
    }

    /** HTTP status. */
    public int status() {
        return status;
    }

    /** Code of FHIR's IssueType. */
    public String issueType() {
        return issueType;
    }

    /** The stable code shown to clients. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
