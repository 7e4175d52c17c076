package org.precisionhooks.server.web;

import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
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
        if (failure instanceof DataFormatException) {
            return unquoted(failure).map(InvalidRequestException::new);
        }
        return failure instanceof BaseServerResponseException refusal
                        && refusal.getOperationOutcome() == null
                        && refusal.getStatusCode() != UNAUTHENTICATED
                ? unquoted(failure)
                        .map(words -> BaseServerResponseException.newInstance(refusal.getStatusCode(), words))
                : Optional.empty();
    }

    private static Optional<String> unquoted(Throwable failure) {
        String words = String.valueOf(failure.getMessage());
        return Optional.of(QUOTED.matcher(words).replaceAll("\u2026")).filter(fewer -> !fewer.equals(words));
    }
}
