package org.precisionhooks.engine.pharmacogenomics;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.precisionhooks.engine.Drug;
import org.precisionhooks.engine.DrugResolution.Recognition;
import org.precisionhooks.engine.OrderedDrug;
import org.precisionhooks.engine.pharmacogenomics.GuidanceTables.PopulationRow;

/** A drug beside what each publisher says of it, as far as the person does not matter; the site's preferred one first. */
final class DrugPlan {

    private static final int RECOGNITIONS = Recognition.values().length;
    private static final Applies[] EVERYBODY = {};

    private final int number;
    private final boolean noted;
    private final List<Part> parts;
    private final List<String> genes;
    private final int[] numbers;
    private final boolean forEverybody;
    private final Populations populations;

    /**
     * What one publisher says.
     *
     * @param populations those that the guidance tells apart, and the one that a test is asked for
     * @param forEverybody whether nothing of the person decides about the populations
     * @param off genes that the site has switched off for the drug
     */
    private record Part(
            DrugGuidance guidance, List<PopulationRow> populations, boolean forEverybody, Set<String> off) {}

    /**
     * @param number its own among the plans with the same first gene, from 0 on
     * @param noted whether labels have notes on the drug, whatever the genes
     * @param all the genes of all plans; the place of each is its number
     */
    DrugPlan(int number, String rxcui, boolean noted, Guidance guidance, Populations populations, List<String> all) {
        this.number = number;
        this.noted = noted;
        this.populations = populations;
        this.parts =
                guidance.of(rxcui).stream().map(known -> part(known, guidance)).toList();
        this.genes = genes(rxcui, guidance);
        this.numbers = genes.stream().mapToInt(all::indexOf).toArray();
        this.forEverybody = parts.stream().allMatch(Part::forEverybody);
    }

    /** All genes that what is said of a drug may depend on: those that some publisher looks at, and those to be tested first. */
    static List<String> genes(String rxcui, Guidance guidance) {
        return Stream.concat(
                        guidance.of(rxcui).stream().flatMap(known -> known.genes().stream()),
                        guidance.pretest(rxcui).stream().flatMap(row -> row.genes().stream()))
                .distinct()
                .toList();
    }

    private Part part(DrugGuidance known, Guidance guidance) {
        Set<String> all = new LinkedHashSet<>(known.populations());
        guidance.pretest(known.drug()).ifPresent(row -> all.add(row.population()));
        List<PopulationRow> rows = all.stream().map(populations::row).toList();
        return new Part(known, rows, Populations.areEverybody(rows), off(known, guidance));
    }

    private static Set<String> off(DrugGuidance known, Guidance guidance) {
        return Set.copyOf(known.genes().stream()
                .filter(gene -> guidance.isOff(gene, known.drug()))
                .toList());
    }

    /** A place of its own among those of its first gene, for each way to recognise the drug. */
    int place(Recognition recognition) {
        return number * RECOGNITIONS + recognition.ordinal();
    }

    /** How many places so many plans have. */
    static int places(int plans) {
        return plans * RECOGNITIONS;
    }

    boolean isNoted() {
        return noted;
    }

    /** The numbers of its genes, in their order; not to be changed. */
    int[] numbers() {
        return numbers;
    }

    /** All {@link #genes(String, Guidance) genes} of the drug. */
    List<String> genes() {
        return genes;
    }

    /** How the populations of all publishers fit the person, in their order; those that are for everybody are left out. */
    Applies[] populations(OrderedDrug order, Asked asked) {
        if (forEverybody) {
            return EVERYBODY;
        }
        Populations.Person person = Populations.Person.of(asked.question(), order);
        if (parts.size() == 1) {
            return populations.fits(parts.get(0).populations(), asked.facts(), person);
        }
        return parts.stream()
                .filter(part -> !part.forEverybody())
                .flatMap(part -> Stream.of(populations.fits(part.populations(), asked.facts(), person)))
                .toArray(Applies[]::new);
    }

    List<DrugCase> cases(OrderedDrug order, Drug drug, Asked asked) {
        List<DrugCase> cases = new ArrayList<>(parts.size());
        for (Part part : parts) {
            cases.add(new DrugCase(
                    order,
                    drug,
                    part.guidance(),
                    part.guidance().genes().stream()
                            .map(gene -> part.off().contains(gene)
                                    ? GeneResult.notTested(gene)
                                    : asked.results().of(gene))
                            .toList(),
                    populations.of(part.populations(), asked.facts(), Populations.Person.of(asked.question(), order)),
                    part.off()));
        }
        return cases;
    }
}
