package org.precisionhooks.fhir.write;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.api.server.ResponseDetails;

/** The answer to who has created or updated a resource. */
public final class StoredAnswer {

    private static final String WARNING = "299 precision-hooks \"%s\"";
    private static final int NO_SUCCESS = 300;

    private StoredAnswer() {}

    /** Whether a resource was sent to be kept, and is. */
    public static boolean isOne(RequestDetails details, ResponseDetails response) {
        return details.getRestOperationType() != null
                && switch (details.getRestOperationType()) {
                    case CREATE, UPDATE -> response.getResponseCode() < NO_SUCCESS;
                    default -> false;
                };
    }

    /** Warns of what is doubtful about it (RFC 7234 section 5.5, code 299). */
    public static void warn(RequestDetails details, String code) {
        details.getResponse().addHeader("Warning", WARNING.formatted(code));
    }
}
