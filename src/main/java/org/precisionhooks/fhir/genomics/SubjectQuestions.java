package org.precisionhooks.fhir.genomics;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import java.util.Optional;
import java.util.function.Function;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Parameters;
import org.jspecify.annotations.Nullable;

/** Begins every question about one patient: who it is, whether they may be read, which tests are asked about. */
final class SubjectQuestions {

    private final Tokens tokens;
    private final VisibleResources resources;
    private final NamedTests tests;

    SubjectQuestions(Tokens tokens, VisibleResources resources, NamedTests tests) {
        this.tokens = tokens;
        this.resources = resources;
        this.tests = tests;
    }

    /** @param id the patient of the address, if any */
    Parameters answer(@Nullable IdType id, RequestDetails details, Function<Asking, Parameters> question) {
        OperationInput input = new OperationInput(details);
        String patient = SubjectArgument.of(input, Optional.ofNullable(id), details);
        TestLimits limits = TestLimits.of(input, tokens);
        requireVisible(details, patient);
        Parameters answer =
                question.apply(new Asking(details, input, patient, tests.completed(details, patient, limits)));
        details.getResponse().addHeader("Cache-Control", "no-store");
        return answer;
    }

    /** A patient who may not be read is answered like one who does not exist. */
    private void requireVisible(RequestDetails details, String patient) {
        String reference = "Patient/" + patient;
        if (!resources.isVisible(details, reference)) {
            throw new ResourceNotFoundException(new IdType(reference));
        }
    }
}
