package org.precisionhooks.server.web;

/** The server will not start with these settings. */
public class StartupRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String action;

    StartupRefused(String reason, String action) {
        super("Start-up refused: " + reason);
        this.action = action;
    }

    String action() {
        return action;
    }
}
