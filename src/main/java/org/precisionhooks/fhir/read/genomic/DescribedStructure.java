package org.precisionhooks.fhir.read.genomic;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.precisionhooks.facts.Copies;
import org.precisionhooks.facts.GenomicRegion;
import org.precisionhooks.facts.ReadIssueCode;
import org.precisionhooks.facts.StructuralChange;
import org.precisionhooks.fhir.read.resource.Reading;
import org.precisionhooks.genome.Accessions;
import org.precisionhooks.genome.Normalised;

/** What the names of a variant say of its structure: an inversion in HGVS, a microarray in ISCN. Components come first. */
final class DescribedStructure {

    /** Kinds of which a change is one only. */
    private static final Set<StructuralChange> DISTINCT = EnumSet.of(
            StructuralChange.DELETION,
            StructuralChange.DUPLICATION,
            StructuralChange.INSERTION,
            StructuralChange.INVERSION);

    private final Reading reading;
    private final Optional<Normalised.Structural> described;

    private DescribedStructure(Reading reading, Optional<Normalised.Structural> described) {
        this.reading = reading;
        this.described = described;
    }

    /** Bounds of a change, as far as they are known. */
    record Bounds(Optional<GenomicRegion> outer, Optional<GenomicRegion> inner) {

        static final Bounds NONE = new Bounds(Optional.empty(), Optional.empty());

        private boolean areCrossed() {
            return outer.isPresent()
                    && inner.filter(within -> within.start() < outer.get().start()
                                    || within.end() > outer.get().end())
                            .isPresent();
        }

        Optional<GenomicRegion> any() {
            return outer.or(() -> inner);
        }
    }

    static DescribedStructure of(Reading reading, List<String> names) {
        return new DescribedStructure(
                reading,
                names.stream()
                        .map(reading.tables().normaliser()::of)
                        .filter(Normalised.Structural.class::isInstance)
                        .map(Normalised.Structural.class::cast)
                        .findFirst());
    }

    boolean isAny() {
        return described.isPresent();
    }

    StructuralChange change() {
        return described.map(Normalised.Structural::change).orElse(StructuralChange.OTHER);
    }

    StructuralChange checked(StructuralChange stated) {
        boolean differs = DISTINCT.contains(stated) && DISTINCT.contains(change()) && stated != change();
        if (differs) {
            reading.issue(ReadIssueCode.UNKNOWN_VALUE, "The kind of change and its description differ");
        }
        return differs ? StructuralChange.OTHER : stated;
    }

    /** The bounds that are stated, else those described; neither where they are of different places. */
    Bounds checked(Bounds stated) {
        if (stated.areCrossed()) {
            reading.issue(
                    ReadIssueCode.AMBIGUOUS_POSITION, "The inner bounds of the change reach beyond the outer ones");
            return Bounds.NONE;
        }
        Bounds said = described
                .map(structure -> new Bounds(structure.outer(), structure.inner()))
                .orElse(Bounds.NONE);
        if (stated.any().isEmpty()) {
            return said;
        }
        boolean differs = said.any()
                .filter(one -> areApart(one, stated.any().orElseThrow()))
                .isPresent();
        if (differs) {
            reading.issue(
                    ReadIssueCode.AMBIGUOUS_POSITION, "Bounds and description of the change name different places");
        }
        return differs ? Bounds.NONE : stated;
    }

    /** Places of one chromosome in two builds are not compared. */
    private static boolean areApart(GenomicRegion one, GenomicRegion other) {
        boolean same = one.referenceSequence().equals(other.referenceSequence());
        return same
                ? !one.overlaps(other)
                : !Accessions.withoutVersion(one.referenceSequence())
                        .equals(Accessions.withoutVersion(other.referenceSequence()));
    }

    Optional<Copies> checked(Optional<Copies> stated) {
        Optional<Copies> said =
                described.flatMap(Normalised.Structural::copyNumber).map(Copies::of);
        if (stated.isEmpty() || said.isEmpty()) {
            return stated.or(() -> said);
        }
        boolean differs = stated.get()
                .number()
                .filter(number -> number.compareTo(said.get().number().orElseThrow()) != 0)
                .isPresent();
        if (differs) {
            reading.issue(ReadIssueCode.UNKNOWN_VALUE, "The number of copies and the description of the change differ");
        }
        return differs ? Optional.empty() : stated;
    }
}
