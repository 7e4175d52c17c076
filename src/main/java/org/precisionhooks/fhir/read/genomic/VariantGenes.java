package org.precisionhooks.fhir.read.genomic;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import org.precisionhooks.facts.GenomicRegion;
import org.precisionhooks.fhir.read.resource.Reading;
import org.precisionhooks.fhir.read.vocabulary.ReadingTables;
import org.precisionhooks.genome.GeneLocations;

/** The genes that a variant Observation names by components, by a fusion and by its names, held against each other and its place. */
final class VariantGenes {

    /** Between the genes of a fusion. */
    static final String FUSION = "::";

    private final GeneEvidence evidence;
    private final GeneLocations locations;
    private final Set<String> fused = new LinkedHashSet<>(0);
    private final boolean small;

    private VariantGenes(ObservationSheet sheet, ReadingTables tables, List<String> names) {
        this.evidence = GeneEvidence.ofComponents(sheet, tables);
        this.locations = tables.locations();
        if (evidence.coded().isEmpty()) {
            names.forEach(evidence::words);
        }
        sheet.values(Keys.GENE).forEach(gene -> fused.addAll(FusionGenes.of(gene, tables)));
        sheet.values(Keys.FUSION).forEach(fusion -> fused.addAll(FusionGenes.of(fusion, tables)));
        names.forEach(name -> fused.addAll(FusionGenes.of(name, tables)));
        this.small = names.stream().anyMatch(VariantExpressions::isSmallChange)
                && !StructuralReader.joinsGenes(sheet, tables);
    }

    static VariantGenes of(ObservationSheet sheet, ReadingTables tables, List<String> names) {
        return new VariantGenes(sheet, tables, names);
    }

    /** Those of a fusion in its order, then the others that are named. */
    Set<String> named() {
        Set<String> named = new LinkedHashSet<>(fused);
        named.addAll(evidence.coded().isEmpty() ? evidence.all() : evidence.coded());
        return named;
    }

    /** Whether its parts name different genes. */
    boolean conflict() {
        boolean apart = !fused.isEmpty()
                && !evidence.coded().isEmpty()
                && evidence.coded().stream().noneMatch(fused::contains);
        return evidence.conflicts() || apart;
    }

    /** Several of which none has a finding when the result is absent; a fusion that is absent says nothing of its genes. */
    boolean areSeveral() {
        return fused.isEmpty() && named().size() > 1;
    }

    void warnOfUnknownCode(Reading reading) {
        VariantReader.warnOfUnknownCode(reading, evidence);
    }

    /** Whether all that are named lie elsewhere than a small change: on another chromosome, or where another gene is. */
    boolean areElsewhere(GenomicRegion change) {
        return all(named().size() > 1 ? locations::isOnAnotherChromosome : locations::isElsewhere, change);
    }

    /** Whether all that are named lie on other chromosomes than a structural change, which may reach into several genes. */
    boolean areOnOthersThan(GenomicRegion change) {
        return all(locations::isOnAnotherChromosome, change);
    }

    /** Whether all that are named lie further off than anything that belongs to a gene. */
    boolean areFarFrom(GenomicRegion change) {
        return all(locations::isFar, change);
    }

    /** Whether all that are named lie on other chromosomes than the one that is stated, whatever the position on it. */
    boolean areOnOthersThan(String chromosome) {
        return !chromosome.isEmpty() && areOnOthersThan(new GenomicRegion(chromosome, 0, 0));
    }

    private boolean all(BiPredicate<String, GenomicRegion> elsewhere, GenomicRegion change) {
        return !named().isEmpty() && named().stream().allMatch(gene -> elsewhere.test(gene, change));
    }

    /** Whether neighbours are named beside a small change, which is in one of them or where they overlap, and joins none. */
    boolean areOfOneChange() {
        return small && areSeveral() && locations.areNeighbours(named());
    }

    /** The gene that is meant of those that are named, or those of a fusion joined; empty where none is named. */
    String symbol() {
        Set<String> named = named();
        if (areOfOneChange() && evidence.gene().isEmpty()) {
            return "";
        }
        return named.size() == 1 && !evidence.gene().isEmpty() ? evidence.gene() : String.join(FUSION, named);
    }
}
