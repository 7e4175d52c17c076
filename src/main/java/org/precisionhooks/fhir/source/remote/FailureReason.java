package org.precisionhooks.fhir.source.remote;

/** Why an answer of a caller's server was not had. */
enum FailureReason {
    UNREACHABLE(true),
    /** The host's name leads to an address that must not be called. */
    ADDRESS_REFUSED(false),
    TIMEOUT(true),
    /** The call's own time was over, or its number of requests. */
    BUDGET_SPENT(false),
    /** The server failed again and again, and is left alone for a while. */
    PAUSED(false),
    OVERLOADED(false),
    REDIRECT(false),
    DENIED(false),
    NOT_FOUND(false),
    CLIENT_ERROR(false),
    SERVER_ERROR(true),
    NOT_JSON(true),
    MALFORMED(true),
    TOO_LARGE(false),
    TOO_MANY_PAGES(false),
    /** An address, or that of a next page, does not lie on the server. */
    ELSEWHERE(false),
    /** Not the resource that was asked for, or no search result. */
    WRONG_RESOURCE(false);

    private final boolean ofServer;

    FailureReason(boolean ofServer) {
        this.ofServer = ofServer;
    }

    /** Whether it tells of the server's health, whoever asks for whatever. */
    boolean isOfServer() {
        return ofServer;
    }
}
