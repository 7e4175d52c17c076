package org.precisionhooks.server.web;

import org.jspecify.annotations.Nullable;

/** Stack traces fit for a log: where something failed, without the messages, which may hold a patient's data. */
final class Traces {

    private static final int CAUSES = 5;
    private static final int FRAMES = 12;

    private Traces() {}

    static String withoutMessages(Throwable failure) {
        StringBuilder trace = new StringBuilder();
        @Nullable Throwable cause = failure;
        for (int depth = 0; cause != null && depth < CAUSES; depth++) {
            append(trace, cause);
            cause = cause.getCause();
        }
        return trace.toString();
    }

    private static void append(StringBuilder trace, Throwable cause) {
        trace.append("\n ").append(cause.getClass().getName());
        StackTraceElement[] frames = cause.getStackTrace();
        for (int i = 0; i < Math.min(FRAMES, frames.length); i++) {
            trace.append("\n    at ").append(frames[i]);
        }
    }
}
