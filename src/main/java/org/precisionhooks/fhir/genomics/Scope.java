package org.precisionhooks.fhir.genomics;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.List;
import java.util.Optional;
import org.precisionhooks.fhir.index.FiledVariant;

/**
 * Whose variants a question is about, and of which tests.
 *
 * @param patient of everyone when empty
 */
record Scope(RequestDetails details, Optional<String> patient, TestLimits limits) {

    static Scope of(Asking asking) {
        return new Scope(asking.details(), Optional.of(asking.patient()), asking.limits());
    }

    List<FiledVariant> admitted(List<FiledVariant> found) {
        return found.stream().filter(this::admits).toList();
    }

    boolean admits(FiledVariant filed) {
        return limits.admit(filed.variant());
    }
}
