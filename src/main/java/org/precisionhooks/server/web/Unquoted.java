package org.precisionhooks.server.web;

import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * HAPI's words on what is wrong with a request quote its values, which may be a patient's: a proxy's log of errors would
 * keep them. Everything between the first and the last quotation mark is left out; HAPI's number of the error stays.
 */
final class Unquoted {

    private static final Pattern QUOTED = Pattern.compile("[\"'].*[\"']", Pattern.DOTALL);
    private static final int UNAUTHENTICATED = 401;

    private Unquoted() {}

    /** The same refusal in fewer words; empty where it quotes nothing, or where its words are ours. */
    static Optional<BaseServerResponseException> of(Throwable failure) {
        if (!(failure instanceof BaseServerResponseException refusal)
                || refusal.getOperationOutcome() != null
                || refusal.getStatusCode() == UNAUTHENTICATED
                || refusal.getMessage() == null) {
            return Optional.empty();
        }
        String words = QUOTED.matcher(refusal.getMessage()).replaceAll("\u2026");
        return words.equals(refusal.getMessage())
                ? Optional.empty()
                : Optional.of(BaseServerResponseException.newInstance(refusal.getStatusCode(), words));
    }
}
