package org.precisionhooks.fhir.read.genomic;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.precisionhooks.facts.Concept;
import org.precisionhooks.facts.GenomicRegion;
import org.precisionhooks.facts.Presence;
import org.precisionhooks.facts.ReadIssueCode;
import org.precisionhooks.facts.StructuralChange;
import org.precisionhooks.facts.StructuralVariant;
import org.precisionhooks.facts.Zygosity;
import org.precisionhooks.fhir.read.json.Concepts;
import org.precisionhooks.fhir.read.json.Json;
import org.precisionhooks.fhir.read.resource.Reading;
import org.precisionhooks.fhir.read.vocabulary.ChangeTypeRow;

/** Reads the structural variants of a MolecularSequence (genomics-fhir.md section 4). */
final class SequenceStructures {

    private SequenceStructures() {}

    /**
     * Reads them; false when it has none.
     *
     * @param accession the reference that the bounds stand on, empty when it is not known
     */
    static boolean read(Reading reading, String accession) {
        boolean any = false;
        for (JsonNode variant : Json.items(reading.json(), "structureVariant")) {
            any = true;
            Concept type = Concepts.concept(variant.path("variantType"));
            Optional<GenomicRegion> outer = region(reading, accession, variant.path("outer"));
            Optional<GenomicRegion> inner = region(reading, accession, variant.path("inner"));
            if (outer.isEmpty() && inner.isEmpty()) {
                reading.issue(
                        ReadIssueCode.AMBIGUOUS_POSITION,
                        "The bounds of a structural variant are not on a chromosome of a known build");
            }
            reading.fact(structure(reading, type, outer, inner));
        }
        return any;
    }

    private static StructuralVariant structure(
            Reading reading, Concept type, Optional<GenomicRegion> outer, Optional<GenomicRegion> inner) {
        return new StructuralVariant(
                reading.source(),
                outer.or(() -> inner).map(reading::geneAt).orElse(""),
                Origins.ofSequence(reading),
                Presence.PRESENT,
                Zygosity.UNKNOWN,
                reading.tables()
                        .vocabulary()
                        .changes()
                        .of(type)
                        .map(ChangeTypeRow::change)
                        .orElse(StructuralChange.OTHER),
                outer,
                inner,
                Optional.empty(),
                List.of());
    }

    private static Optional<GenomicRegion> region(Reading reading, String accession, JsonNode bounds) {
        OptionalLong base = Json.whole(reading.json().path("coordinateSystem"));
        OptionalLong start = Json.whole(bounds.path("start"));
        OptionalLong end = Json.whole(bounds.path("end"));
        boolean known = reading.tables().vocabulary().sequences().of(accession).isPresent();
        if (!known || base.isEmpty() || start.isEmpty() || end.isEmpty()) {
            return Optional.empty();
        }
        long first = start.getAsLong() - base.getAsLong();
        return first >= 0 && first <= end.getAsLong() && base.getAsLong() <= 1
                ? Optional.of(new GenomicRegion(accession, first, end.getAsLong()))
                : Optional.empty();
    }
}
