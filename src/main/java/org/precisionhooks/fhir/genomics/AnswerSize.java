package org.precisionhooks.fhir.genomics;

import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;

/**
 * How much one answer may hold.
 *
 * @param most results
 */
record AnswerSize(int most) {

    Parameters checked(Parameters answer) {
        long held =
                answer.getParameter().stream().mapToLong(AnswerSize::results).sum();
        if (held > most) {
            throw GenomicRefusal.TOO_MANY_RESULTS.exception(Long.toString(held));
        }
        return answer;
    }

    private static long results(ParametersParameterComponent parameter) {
        return (parameter.hasResource() ? 1 : 0)
                + parameter.getPart().stream().mapToLong(AnswerSize::results).sum();
    }
}
