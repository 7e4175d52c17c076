package org.precisionhooks.cdshooks.hook;

import java.time.Duration;
import java.util.Optional;

/** A call that cannot be answered; the diagnostics are our own words and field names, never what the client sent. */
public final class HookError extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ErrorCode code;
    private final long secondsToWait;

    public HookError(ErrorCode code, String diagnostics) {
        this(code, diagnostics, 0);
    }

    private HookError(ErrorCode code, String diagnostics, long secondsToWait) {
        super(diagnostics, null, false, false);
        this.code = code;
        this.secondsToWait = secondsToWait;
    }

    /** A client that may try again after a while, told in whole seconds. */
    public static HookError tooManyRequests(Duration wait) {
        long seconds = Math.max(1, wait.plusMillis(999).toSeconds());
        return new HookError(ErrorCode.TOO_MANY_REQUESTS, "More requests than agreed; try again later", seconds);
    }

    public ErrorCode code() {
        return code;
    }

    public String diagnostics() {
        return String.valueOf(getMessage());
    }

    public Optional<Duration> retryAfter() {
        return secondsToWait == 0 ? Optional.empty() : Optional.of(Duration.ofSeconds(secondsToWait));
    }

    public static HookError invalid(String field, String rule) {
        return new HookError(ErrorCode.INVALID_FIELD, field + " " + rule);
    }
}
