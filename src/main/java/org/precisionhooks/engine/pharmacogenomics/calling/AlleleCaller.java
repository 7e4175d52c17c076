package org.precisionhooks.engine.pharmacogenomics.calling;

import java.util.Comparator;
import java.util.List;
import org.precisionhooks.facts.TestedRegions;

/** Calls the named alleles of a gene from the variants that tests found and the regions that they looked at. */
public final class AlleleCaller {

    private final AlleleDefinitions definitions;

    public AlleleCaller(AlleleDefinitions definitions) {
        this.definitions = definitions;
    }

    public AlleleDefinitions definitions() {
        return definitions;
    }

    /**
     * Calls a gene.
     *
     * @param person how many copies the person has, and what was found
     * @param strongestFirst alleles by what they do, where only the two strongest count
     * @return none when no position of the gene was tested, two when results contradict each other
     */
    public List<AlleleCall> call(String gene, Found person, Comparator<String> strongestFirst) {
        return definitions
                .gene(gene)
                .map(defined -> new SampleReader(defined)
                        .read(person.variants(), person.regions()).stream()
                                .filter(sample -> !sample.genotypes().isEmpty())
                                .map(sample -> new GeneCaller(defined, person.copies(), strongestFirst).call(sample))
                                .toList())
                .orElse(List.of());
    }

    /**
     * What was found of a person.
     *
     * @param variants of one gene, the newest first
     * @param regions where the tests looked
     */
    public record Found(Copies copies, List<PlacedVariant> variants, List<TestedRegions> regions) {

        public Found {
            variants = List.copyOf(variants);
            regions = List.copyOf(regions);
        }

        /** The changes among them. */
        public List<PlacedVariant> changes() {
            return variants.stream().filter(PlacedVariant::isChange).toList();
        }
    }
}
