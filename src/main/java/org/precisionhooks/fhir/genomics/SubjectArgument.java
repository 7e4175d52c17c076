package org.precisionhooks.fhir.genomics;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.IdType;

/** Reads whom a question is about: the patient of the address, or the parameter {@code subject}. */
final class SubjectArgument {

    private static final String SUBJECT = "subject";
    private static final Pattern ID = Pattern.compile("(?:Patient/)?([A-Za-z0-9.-]{1,64})");

    private SubjectArgument() {}

    static String of(OperationInput input, Optional<IdType> addressed, RequestDetails details) {
        Optional<String> named = named(input, SUBJECT, details);
        if (addressed.isPresent()) {
            String id = addressed.get().getIdPart();
            if (named.filter(other -> !other.equals(id)).isPresent()) {
                throw GenomicRefusal.OTHER_SUBJECT.exception(SUBJECT);
            }
            return id;
        }
        return named.orElseThrow(() -> GenomicRefusal.MISSING_PARAMETER.exception(SUBJECT));
    }

    /** The patient whom a parameter names. */
    static Optional<String> named(OperationInput input, String parameter, RequestDetails details) {
        return input.single(parameter).map(text -> id(parameter, text, details.getFhirServerBase() + "/"));
    }

    private static String id(String parameter, String text, String base) {
        Matcher id = ID.matcher(text.startsWith(base) ? text.substring(base.length()) : text);
        if (!id.matches()) {
            throw GenomicRefusal.UNREADABLE_PARAMETER.exception(parameter);
        }
        return id.group(1);
    }
}
