package org.precisionhooks.server.security;

/** The server will not start with these settings. */
public class StartupRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String action;

    public StartupRefused(String reason, String action) {
        super("Start-up refused: " + reason);
        this.action = action;
    }

    String action() {
        return action;
    }
}
