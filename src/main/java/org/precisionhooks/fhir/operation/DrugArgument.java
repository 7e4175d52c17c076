package org.precisionhooks.fhir.operation;

import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;
import org.precisionhooks.advice.RequestedDrug;
import org.precisionhooks.facts.Coding;
import org.precisionhooks.facts.Concept;
import org.precisionhooks.facts.Medication;

/** Reads a drug that is asked about, as a concept, a coding, {@code system|code} or a name. */
final class DrugArgument {

    private DrugArgument() {}

    static RequestedDrug read(Type value) {
        Concept concept = concept(value);
        if (concept.isEmpty()) {
            throw Refusal.UNREADABLE_DRUG.exception();
        }
        return new RequestedDrug(Optional.empty(), Medication.of(concept), List.of());
    }

    private static Concept concept(Type value) {
        if (value instanceof CodeableConcept concept) {
            return new Concept(
                    concept.getCoding().stream()
                            .map(DrugArgument::coding)
                            .filter(coding -> !coding.code().isEmpty()
                                    || !coding.display().isEmpty())
                            .toList(),
                    text(concept.getText()));
        }
        if (value instanceof org.hl7.fhir.r4.model.Coding coding) {
            return concept(new CodeableConcept().addCoding(coding));
        }
        if (value instanceof StringType || value instanceof CodeType) {
            return token(text(value.primitiveValue()));
        }
        throw Refusal.UNREADABLE_DRUG.exception();
    }

    private static Concept token(String token) {
        int bar = token.indexOf('|');
        if (bar < 0) {
            return Concept.ofText(token);
        }
        String code = token.substring(bar + 1).strip();
        if (code.isEmpty()) {
            throw Refusal.UNREADABLE_DRUG.exception();
        }
        return Concept.of(Coding.of(token.substring(0, bar).strip(), code));
    }

    private static Coding coding(org.hl7.fhir.r4.model.Coding coding) {
        return new Coding(text(coding.getSystem()), text(coding.getCode()), text(coding.getDisplay()));
    }

    private static String text(@org.jspecify.annotations.Nullable String value) {
        return value == null ? "" : value.strip();
    }
}
