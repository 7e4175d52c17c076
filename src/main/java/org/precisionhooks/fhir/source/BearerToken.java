package org.precisionhooks.fhir.source;

/** The token of one call. It goes into requests to the server that it is for, and nowhere else: it does not show itself. */
public final class BearerToken {

    private final String value;

    public BearerToken(String value) {
        this.value = value;
    }

    /** Value of the header {@code Authorization} (RFC 6750 section 2.1), the token exactly as given. */
    public String header() {
        return "Bearer " + value;
    }

    @Override
    public String toString() {
        return "BearerToken[redacted]";
    }
}
