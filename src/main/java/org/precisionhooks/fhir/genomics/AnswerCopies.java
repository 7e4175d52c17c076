package org.precisionhooks.fhir.genomics;

import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationComponentComponent;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.precisionhooks.fhir.index.ContainedParts;
import org.precisionhooks.fhir.index.FiledVariant;
import org.precisionhooks.fhir.read.vocabulary.ReadingTables;

/** Copies of stored results as an answer holds them: valid in Genomics Reporting STU3, coordinates from 0; the stored one stays. */
final class AnswerCopies {

    private static final Coding GENETICS = new Coding("http://terminology.hl7.org/CodeSystem/v2-0074", "GE", null);
    private static final Coding LABORATORY =
            new Coding("http://terminology.hl7.org/CodeSystem/observation-category", "laboratory", null);

    private static final String CONSEQUENCES = "molecular-consequences";
    private static final String CONSEQUENCE = "molecular-consequence";

    private final AnswerCoordinates coordinates;

    AnswerCopies(ReadingTables tables) {
        this.coordinates = new AnswerCoordinates(new Components(tables));
    }

    /**
     * A copy of a result.
     *
     * @param whole the stored resource
     * @param reference the result, which is the resource or a part of it
     */
    Optional<Observation> of(Resource whole, String reference, Optional<FiledVariant> variant) {
        if (reference.indexOf('#') < 0) {
            return whole instanceof Observation observation
                    ? Optional.of(tidied(observation.copy(), variant))
                    : Optional.empty();
        }
        return whole instanceof DomainResource holder
                ? ContainedParts.of(holder, reference)
                        .filter(Observation.class::isInstance)
                        .map(Observation.class::cast)
                        .map(part -> tidied(extracted(part, holder, reference), variant))
                : Optional.empty();
    }

    private Observation tidied(Observation copy, Optional<FiledVariant> variant) {
        category(copy, LABORATORY);
        category(copy, GENETICS);
        copy.getCode().getCoding().stream()
                .filter(coding -> CONSEQUENCES.equals(coding.getCode()))
                .forEach(coding -> coding.setCode(CONSEQUENCE));
        copy.getComponent().removeIf(AnswerCopies::saysNothing);
        variant.ifPresent(found -> coordinates.write(copy, found));
        return copy;
    }

    private static boolean saysNothing(ObservationComponentComponent component) {
        return !component.hasValue() && !component.hasDataAbsentReason();
    }

    private static void category(Observation copy, Coding wanted) {
        boolean present = copy.getCategory().stream()
                .flatMap(category -> category.getCoding().stream())
                .anyMatch(coding -> wanted.getSystem().equals(coding.getSystem())
                        && wanted.getCode().equals(coding.getCode()));
        if (!present) {
            copy.addCategory(new CodeableConcept(wanted.copy()));
        }
    }

    /** A contained result stands alone in the answer: with an id, the subject of the report, and references that lead on. */
    private static Observation extracted(Observation part, DomainResource holder, String reference) {
        Observation copy = part.copy();
        copy.setId(AnswerIds.of(reference));
        if (!copy.hasSubject()) {
            copy.setSubject(new Reference(ReportParts.subject(holder)));
        }
        if (!copy.hasStatus()) {
            copy.setStatus(ReportParts.status(holder));
        }
        String whole = reference.substring(0, reference.indexOf('#'));
        for (List<Reference> references : List.of(copy.getDerivedFrom(), copy.getHasMember())) {
            references.replaceAll(target -> outside(target, whole));
        }
        return copy;
    }

    private static Reference outside(Reference target, String whole) {
        String text = target.getReference();
        return text != null && text.startsWith("#") ? new Reference(AnswerIds.reference(whole + text)) : target;
    }
}
