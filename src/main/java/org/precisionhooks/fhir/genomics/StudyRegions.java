package org.precisionhooks.fhir.genomics;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Procedure;
import org.hl7.fhir.r4.model.Type;
import org.precisionhooks.facts.GenomicRegion;
import org.precisionhooks.fhir.index.StudyExtensions;

/** The regions of a genomic study that are stated as places, singly or as a list; genes and files are not places. */
final class StudyRegions {

    private static final Pattern PLACE = Pattern.compile("(NC_[0-9]+\\.[0-9]+):([0-9]{1,12})-([0-9]{1,12})");

    private StudyRegions() {}

    /** @param part {@code studied}, {@code called} or {@code uncalled} */
    static Regions of(Procedure study, String part) {
        return Regions.of(study.getExtensionsByUrl(StudyExtensions.ANALYSIS + "regions").stream()
                .flatMap(regions -> regions.getExtensionsByUrl(part).stream())
                .map(Extension::getValue)
                .flatMap(StudyRegions::texts)
                .flatMap(StudyRegions::places));
    }

    private static Stream<String> texts(Type value) {
        if (value instanceof CodeableConcept concept) {
            Stream<String> codes = concept.getCoding().stream().flatMap(coding -> Stream.ofNullable(coding.getCode()));
            return Stream.concat(codes, Stream.ofNullable(concept.getText()));
        }
        return value != null && value.isPrimitive() ? Stream.ofNullable(value.primitiveValue()) : Stream.empty();
    }

    private static Stream<GenomicRegion> places(String text) {
        return PLACE.matcher(text).results().flatMap(match -> {
            long start = Long.parseLong(match.group(2));
            long end = Long.parseLong(match.group(3));
            return start <= end ? List.of(new GenomicRegion(match.group(1), start, end)).stream() : Stream.empty();
        });
    }
}
