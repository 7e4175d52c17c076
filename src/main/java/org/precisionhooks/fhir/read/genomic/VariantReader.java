package org.precisionhooks.fhir.read.genomic;

import java.util.List;
import java.util.Optional;
import org.precisionhooks.facts.GenomicLocation;
import org.precisionhooks.facts.GenomicRegion;
import org.precisionhooks.facts.Presence;
import org.precisionhooks.facts.ReadIssueCode;
import org.precisionhooks.facts.StructuralVariant;
import org.precisionhooks.facts.Variant;
import org.precisionhooks.fhir.read.resource.Reading;
import org.precisionhooks.fhir.read.vocabulary.ReadingTables;

/** Reads a variant Observation (LOINC 69548-6; genomics-fhir.md sections 3.3, 3.6 and 3.9). */
final class VariantReader implements ObservationShape {

    /** A variant, and what its gene and place rest on. */
    private record Assessed(Variant variant, VariantGenes genes, Placement placement, String chromosome) {

        /** A wrong gene and a wrong place look alike: neither of them is used. */
        boolean isElsewhere(Optional<StructuralVariant> structural) {
            return genes.areOnOthersThan(chromosome)
                    || place(structural)
                            .filter(structural.isPresent() ? genes::areOnOthersThan : genes::areElsewhere)
                            .isPresent();
        }

        boolean isFarOff(Optional<StructuralVariant> structural) {
            return place(structural).filter(genes::areFarFrom).isPresent();
        }

        private Optional<GenomicRegion> place(Optional<StructuralVariant> structural) {
            return structural.isPresent()
                    ? structural.flatMap(change -> change.outer().or(change::inner))
                    : variant.location().map(GenomicLocation::region);
        }
    }

    @Override
    public void read(Reading reading, ObservationSheet sheet) {
        List<String> names = VariantExpressions.of(sheet, reading.tables());
        VariantGenes genes = VariantGenes.of(sheet, reading.tables(), names);
        reading.genes().addAll(genes.named());
        if (genes.conflict()) {
            reading.uncomputable(
                    "",
                    Origins.of(reading, sheet),
                    ReadIssueCode.GENE_CONFLICT,
                    "Code and name of the variant's gene disagree");
            return;
        }
        genes.warnOfUnknownCode(reading);
        warnOfUnclearState(reading, sheet);
        write(reading, sheet, assessed(reading, sheet, names, genes));
        VariantPresence.warn(reading, sheet);
    }

    private static void warnOfUnclearState(Reading reading, ObservationSheet sheet) {
        if (reading.tables().vocabulary().allelicStates().isUnclear(sheet.value(Keys.ALLELIC_STATE))) {
            reading.issue(ReadIssueCode.UNKNOWN_VALUE, "The allelic state is not known, or its code and words differ");
        }
    }

    private static Assessed assessed(Reading reading, ObservationSheet sheet, List<String> names, VariantGenes genes) {
        ReadingTables tables = reading.tables();
        Placement placement = VariantPlacement.of(tables, sheet, names);
        Variant variant = new Variant(
                reading.source(),
                gene(reading, genes, placement),
                Origins.of(reading, sheet),
                VariantPresence.of(sheet, tables, placement),
                tables.vocabulary().allelicStates().of(sheet.value(Keys.ALLELIC_STATE)),
                names,
                placement.location(),
                VariantFigures.phase(sheet),
                VariantFigures.alleleFraction(reading, sheet));
        return new Assessed(variant, genes, placement, Coordinates.statedChromosome(sheet, tables));
    }

    /** The gene that is named, those of a fusion joined by {@code ::}, else the one that the change lies in. */
    private static String gene(Reading reading, VariantGenes genes, Placement placement) {
        return genes.symbol().isEmpty()
                ? placement
                        .location()
                        .map(GenomicLocation::region)
                        .map(reading::geneAt)
                        .orElse("")
                : genes.symbol();
    }

    static void warnOfUnknownCode(Reading reading, GeneEvidence genes) {
        if (genes.hasUnknownCode()) {
            reading.issue(ReadIssueCode.GENE_CONFLICT, "The gene's code is not the one of its name; read by its name");
        }
    }

    private static void write(Reading reading, ObservationSheet sheet, Assessed assessed) {
        Variant variant = assessed.variant();
        if (assessed.genes().areSeveral()
                && variant.presence() == Presence.ABSENT
                && !StructuralReader.joinsGenes(sheet, reading.tables())) {
            assessed.genes().named().forEach(gene -> reading.fact(ofGene(variant, gene)));
            return;
        }
        Optional<StructuralVariant> structural = StructuralReader.read(reading, sheet, variant);
        if (assessed.isElsewhere(structural)) {
            variant.location().map(GenomicLocation::region).ifPresent(reading::geneAt);
            reading.uncomputable(
                    "",
                    variant.origin(),
                    ReadIssueCode.GENE_CONFLICT,
                    "The gene lies elsewhere than the position of the variant");
            return;
        }
        warn(reading, assessed, structural);
        reading.fact(structural.isPresent() ? structural.get() : variant);
        DiagnosticReader.ofVariant(reading, sheet, variant);
        ConsequenceReader.readPart(
                reading, sheet, variant, List.of(variant.source().reference()));
    }

    private static void warn(Reading reading, Assessed assessed, Optional<StructuralVariant> structural) {
        Variant variant = assessed.variant();
        if (assessed.isFarOff(structural)) {
            reading.issue(ReadIssueCode.GENE_CONFLICT, "The gene lies far from the position of the variant");
        }
        if (structural.isEmpty()) {
            warnOfPlace(reading, assessed.placement(), variant);
            UnplacedNames.warn(reading, variant);
            if (assessed.genes().areOfOneChange() && variant.gene().isEmpty()) {
                reading.issue(ReadIssueCode.UNKNOWN_VALUE, "Several genes are named beside one small change");
            }
        } else if (structural.get().isNowhere()) {
            reading.issue(
                    ReadIssueCode.NOT_COMPUTABLE, "The change has neither a gene, a name nor a readable position");
        }
    }

    private static void warnOfPlace(Reading reading, Placement placement, Variant variant) {
        boolean silent = placement.equals(Placement.NONE) && variant.names().isEmpty();
        if (silent && (variant.presence() == Presence.PRESENT || variant.gene().isEmpty())) {
            reading.issue(ReadIssueCode.NOT_COMPUTABLE, "The variant has neither a name nor a readable position");
        }
        if (!placement.problem().isEmpty()) {
            reading.issue(ReadIssueCode.AMBIGUOUS_POSITION, placement.problem());
        }
    }

    private static Variant ofGene(Variant variant, String gene) {
        return new Variant(
                variant.source(),
                gene,
                variant.origin(),
                variant.presence(),
                variant.zygosity(),
                variant.names(),
                variant.location(),
                variant.phase(),
                variant.alleleFraction());
    }
}
