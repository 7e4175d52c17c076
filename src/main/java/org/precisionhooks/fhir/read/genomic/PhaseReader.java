package org.precisionhooks.fhir.read.genomic;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.precisionhooks.facts.Coding;
import org.precisionhooks.facts.Concept;
import org.precisionhooks.facts.Origin;
import org.precisionhooks.facts.PhaseRelation;
import org.precisionhooks.facts.PhaseRelationship;
import org.precisionhooks.facts.ReadIssueCode;
import org.precisionhooks.fhir.read.resource.Reading;

/** Reads whether results lie in cis or in trans (LOINC 82120-7). */
final class PhaseReader implements ObservationShape {

    private static final int PAIR = 2;

    @Override
    public void read(Reading reading, ObservationSheet sheet) {
        Grounds grounds = Grounds.of(reading, sheet.derivedFrom());
        GeneEvidence genes = GeneEvidence.ofComponents(sheet, reading.tables());
        reading.genes().addAll(genes.all());
        reading.genes().addAll(grounds.genes());
        Optional<PhaseRelation> relation = relation(sheet.value());
        if (!grounds.complete()) {
            reading.issue(ReadIssueCode.UNRESOLVED_REFERENCE, "A result that the phase speaks of was not found");
        }
        if (relation.isEmpty()) {
            reading.issue(ReadIssueCode.UNKNOWN_VALUE, "The phase is neither cis nor trans");
        } else if (Set.copyOf(grounds.references()).size() != PAIR) {
            reading.issue(ReadIssueCode.NOT_COMPUTABLE, "A phase that does not speak of two results");
        }
        Origin origin = Origins.of(reading, sheet);
        String gene = genes.gene().isEmpty() ? grounds.gene() : genes.gene();
        reading.fact(new PhaseRelationship(
                reading.source(), gene, origin, relation.orElse(PhaseRelation.UNKNOWN), grounds.references()));
    }

    private static Optional<PhaseRelation> relation(Concept value) {
        for (Coding coding : value.codings()) {
            Optional<PhaseRelation> relation = word(coding.code()).or(() -> word(coding.display()));
            if (relation.isPresent()) {
                return relation;
            }
        }
        return word(value.text());
    }

    private static Optional<PhaseRelation> word(String word) {
        String plain = word.trim().toUpperCase(Locale.ROOT);
        for (PhaseRelation relation : PhaseRelation.values()) {
            if (relation.name().equals(plain)) {
                return Optional.of(relation);
            }
        }
        return Optional.empty();
    }
}
