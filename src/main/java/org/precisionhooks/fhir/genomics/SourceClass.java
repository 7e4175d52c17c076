package org.precisionhooks.fhir.genomics;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Type;
import org.precisionhooks.facts.Origin;

/** Genomic source class by its LOINC answers (LL378-1) or their names. */
final class SourceClass {

    private SourceClass() {}

    static Optional<Origin> of(Type value) {
        return value instanceof CodeableConcept concept
                ? Stream.concat(
                                concept.getCoding().stream().map(coding -> coding.getCode()),
                                Stream.of(concept.getText()))
                        .filter(code -> code != null)
                        .flatMap(code -> of(code).stream())
                        .findFirst()
                : Optional.empty();
    }

    static Optional<Origin> of(String code) {
        return switch (code.strip().toLowerCase(Locale.ROOT)) {
            case "germline", "la6683-2" -> Optional.of(Origin.GERMLINE);
            case "somatic", "la6684-0" -> Optional.of(Origin.SOMATIC);
            default -> Optional.empty();
        };
    }
}
