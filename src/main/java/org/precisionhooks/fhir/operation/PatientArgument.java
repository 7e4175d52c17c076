package org.precisionhooks.fhir.operation;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Type;

/** Reads whom an operation is about: the patient of the address, or the parameter {@code patient}. */
final class PatientArgument {

    private static final Pattern ID = Pattern.compile("(?:Patient/)?([A-Za-z0-9.-]{1,64})");

    private PatientArgument() {}

    /** @param addressed the patient of the address, when the operation was called on one */
    static String of(Arguments arguments, Optional<IdType> addressed, RequestDetails details) {
        List<String> ids = arguments.values("patient", Refusal.UNREADABLE_PATIENT).stream()
                .map(value -> id(value, details))
                .toList();
        if (addressed.isPresent()) {
            String id = addressed.get().getIdPart();
            if (!ids.stream().allMatch(id::equals)) {
                throw Refusal.OTHER_PATIENT.exception();
            }
            return id;
        }
        if (ids.size() != 1) {
            throw Refusal.MISSING_PATIENT.exception();
        }
        return ids.get(0);
    }

    private static String id(Type value, RequestDetails details) {
        String text = value instanceof Reference reference ? reference.getReference() : value.primitiveValue();
        String base = details.getFhirServerBase() + "/";
        String local = text != null && text.startsWith(base) ? text.substring(base.length()) : text;
        return Optional.ofNullable(local)
                .map(ID::matcher)
                .filter(matcher -> matcher.matches())
                .map(matcher -> matcher.group(1))
                .orElseThrow(Refusal.UNREADABLE_PATIENT::exception);
    }
}
