package org.precisionhooks.fhir.operation;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Type;
import org.precisionhooks.advice.RequestedDrug;
import org.precisionhooks.engine.Domain;
import org.precisionhooks.fhir.write.Canonical;

/**
 * What a call of {@code $precision-recommendations} asks for.
 *
 * @param patient logical id of the patient
 * @param drugs drugs asked about; with none, the current ones
 * @param domains domains asked for; with none, all
 */
record RecommendationsRequest(String patient, List<RequestedDrug> drugs, Set<Domain> domains) {

    /** Far above what a chart holds; bounds the work of one request. */
    static final int MOST_DRUGS = 100;

    /** @param addressed the patient of the address, when the operation was called on one */
    static RecommendationsRequest of(RequestDetails details, Optional<IdType> addressed) {
        Arguments arguments = Arguments.of(details);
        List<Type> drugs = arguments.values("drug", Refusal.UNREADABLE_DRUG);
        if (drugs.size() > MOST_DRUGS) {
            throw Refusal.TOO_MANY_DRUGS.exception();
        }
        return new RecommendationsRequest(
                PatientArgument.of(arguments, addressed, details),
                drugs.stream().map(DrugArgument::read).toList(),
                arguments.values("domain", Refusal.UNREADABLE_DOMAIN).stream()
                        .map(RecommendationsRequest::domain)
                        .collect(Collectors.toUnmodifiableSet()));
    }

    private static Domain domain(Type value) {
        String code =
                value instanceof Coding coding ? coding.getSystem() + "|" + coding.getCode() : value.primitiveValue();
        if (code == null || code.isBlank()) {
            throw Refusal.UNREADABLE_DOMAIN.exception();
        }
        String system = Canonical.DOMAIN + "|";
        return Domain.ofCode(code.startsWith(system) ? code.substring(system.length()) : code)
                .orElseThrow(Refusal.UNKNOWN_DOMAIN::exception);
    }
}
