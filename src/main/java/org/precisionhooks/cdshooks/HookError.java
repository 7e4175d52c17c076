package org.precisionhooks.cdshooks;

/** A call that cannot be answered; the diagnostics are our own words and field names, never what the client sent. */
public final class HookError extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ErrorCode code;

    public HookError(ErrorCode code, String diagnostics) {
        super(diagnostics, null, false, false);
        this.code = code;
    }

    public ErrorCode code() {
        return code;
    }

    public String diagnostics() {
        return String.valueOf(getMessage());
    }

    static HookError invalid(String field, String rule) {
        return new HookError(ErrorCode.INVALID_FIELD, field + " " + rule);
    }
}
