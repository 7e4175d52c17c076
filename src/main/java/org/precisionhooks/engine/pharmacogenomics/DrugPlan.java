package org.precisionhooks.engine.pharmacogenomics;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.precisionhooks.engine.Drug;
import org.precisionhooks.engine.OrderedDrug;

/** A drug beside what each publisher says of it, as far as the person does not matter; the site's preferred one first. */
final class DrugPlan {

    private final List<Part> parts;
    private final List<String> genes;
    private final List<Integer> numbers;
    private final boolean forEverybody;
    private final Populations populations;

    /**
     * What one publisher says.
     *
     * @param populations those that the guidance tells apart, and the one that a test is asked for
     * @param forEverybody whether nothing of the person decides about the populations
     * @param off genes that the site has switched off for the drug
     */
    private record Part(DrugGuidance guidance, Set<String> populations, boolean forEverybody, Set<String> off) {}

    /** @param all the genes of all plans; the place of each is its number */
    DrugPlan(String rxcui, Guidance guidance, Populations populations, List<String> all) {
        this.populations = populations;
        this.parts =
                guidance.of(rxcui).stream().map(known -> part(known, guidance)).toList();
        this.genes = parts.stream()
                .flatMap(part -> part.guidance().genes().stream())
                .distinct()
                .toList();
        this.numbers = genes.stream().map(all::indexOf).toList();
        this.forEverybody = parts.stream().allMatch(Part::forEverybody);
    }

    private Part part(DrugGuidance known, Guidance guidance) {
        Set<String> all = new LinkedHashSet<>(known.populations());
        guidance.pretest(known.drug()).ifPresent(row -> all.add(row.population()));
        return new Part(known, all, populations.areEverybody(all), off(known, guidance));
    }

    private static Set<String> off(DrugGuidance known, Guidance guidance) {
        return Set.copyOf(known.genes().stream()
                .filter(gene -> guidance.isOff(gene, known.drug()))
                .toList());
    }

    /** The numbers of its genes, in their order. */
    List<Integer> numbers() {
        return numbers;
    }

    /** All genes that some publisher looks at for the drug. */
    List<String> genes() {
        return genes;
    }

    /** How the populations of all publishers fit the person, in their order; those that are for everybody are left out. */
    void addPopulations(OrderedDrug order, Asked asked, List<Object> applies) {
        if (forEverybody) {
            return;
        }
        for (Part part : parts) {
            if (!part.forEverybody()) {
                applies.addAll(populations
                        .of(part.populations(), asked.facts(), Populations.Person.of(asked.question(), order))
                        .values());
            }
        }
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
