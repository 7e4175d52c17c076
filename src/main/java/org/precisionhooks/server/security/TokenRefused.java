package org.precisionhooks.server.security;

/** A token that is not accepted; the reason is in words of ours and of libraries, never in those of the token. */
public final class TokenRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public TokenRefused(String reason) {
        super(reason, null, false, false);
    }

    public String reason() {
        return String.valueOf(getMessage());
    }
}
