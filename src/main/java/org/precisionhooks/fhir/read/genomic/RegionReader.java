package org.precisionhooks.fhir.read.genomic;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.precisionhooks.facts.Concept;
import org.precisionhooks.facts.GenomicLocation;
import org.precisionhooks.facts.GenomicRegion;
import org.precisionhooks.facts.Origin;
import org.precisionhooks.facts.ReadIssueCode;
import org.precisionhooks.facts.TestedRegions;
import org.precisionhooks.fhir.read.json.Json;
import org.precisionhooks.fhir.read.resource.Reading;
import org.precisionhooks.genome.GeneLocations;
import org.precisionhooks.genome.Spelling;

/** Reads which regions a test looked at (LOINC 53041-0 of the guides before STU3; genomics-fhir.md section 3.3). */
final class RegionReader implements ObservationShape {

    @Override
    public void read(Reading reading, ObservationSheet sheet) {
        GeneEvidence genes = GeneEvidence.ofComponents(sheet, reading.tables());
        reading.genes().addAll(genes.all());
        Origin origin = Origins.of(reading, sheet);
        if (genes.conflicts()) {
            reading.issue(ReadIssueCode.GENE_CONFLICT, "Code and name of the gene studied disagree");
            return;
        }
        VariantReader.warnOfUnknownCode(reading, genes);
        List<GenomicRegion> studied = regions(reading, sheet, Keys.RANGES_EXAMINED);
        studied.addAll(placesOfMutations(reading, sheet));
        List<GenomicRegion> gaps = regions(reading, sheet, Keys.UNCALLABLE_REGIONS);
        boolean placed = !studied.isEmpty() || !gaps.isEmpty();
        if (areElsewhere(reading, genes, studied) || areElsewhere(reading, genes, gaps)) {
            reading.issue(ReadIssueCode.GENE_CONFLICT, "The gene lies elsewhere than the regions that were studied");
            return;
        }
        write(reading, genes.coded(), new TestedRegions(reading.source(), "", origin, studied, gaps));
        if (!placed && genes.coded().isEmpty()) {
            reading.issue(ReadIssueCode.NOT_COMPUTABLE, "Neither a gene nor a readable region was named as studied");
        }
    }

    /** Of several genes it is not known which region is of which. */
    private static boolean areElsewhere(Reading reading, GeneEvidence genes, List<GenomicRegion> regions) {
        GeneLocations locations = reading.tables().locations();
        return genes.coded().size() == 1
                && regions.stream().anyMatch(region -> locations.isOnAnotherChromosome(genes.gene(), region));
    }

    /** Regions of several genes belong to no single one; each gene is then named without. */
    static void write(Reading reading, Set<String> genes, TestedRegions regions) {
        boolean placed = !regions.studied().isEmpty() || !regions.uncallable().isEmpty();
        if (placed && genes.size() != 1) {
            reading.fact(regions);
        }
        for (String gene : genes) {
            boolean alone = genes.size() == 1;
            reading.fact(new TestedRegions(
                    regions.source(),
                    gene,
                    regions.origin(),
                    alone ? regions.studied() : List.of(),
                    alone ? regions.uncallable() : List.of()));
        }
    }

    private static List<GenomicRegion> regions(Reading reading, ObservationSheet sheet, String key) {
        List<GenomicRegion> regions = new ArrayList<>();
        boolean unplaced = false;
        for (ObservationSheet.Component component : sheet.components()) {
            if (component.key().equals(key)) {
                Optional<GenomicRegion> region =
                        region(reading, sheet, component.json().path("valueRange"));
                region.ifPresent(regions::add);
                unplaced |= region.isEmpty();
            }
        }
        if (unplaced) {
            reading.issue(
                    ReadIssueCode.AMBIGUOUS_POSITION,
                    "A region is not on a chromosome of a known build, or its coordinate system is not stated");
        }
        return regions;
    }

    private static Optional<GenomicRegion> region(Reading reading, ObservationSheet sheet, JsonNode range) {
        OptionalLong low = Json.whole(range.path("low").path("value"));
        OptionalLong high = Json.whole(range.path("high").path("value"));
        return low.isPresent() && high.isPresent()
                ? Coordinates.region(sheet, reading.tables(), low.getAsLong(), high.getAsLong())
                : Optional.empty();
    }

    /** A list of the only mutations that were looked for. */
    private static List<GenomicRegion> placesOfMutations(Reading reading, ObservationSheet sheet) {
        List<String> names = new ArrayList<>();
        for (Concept mutation : sheet.values(Keys.MUTATIONS_TESTED)) {
            VariantExpressions.addNames(mutation, reading.tables(), names);
        }
        return Expressions.of(reading.tables().normaliser(), names).located().stream()
                .map(Spelling::location)
                .map(GenomicLocation::region)
                .distinct()
                .toList();
    }
}
