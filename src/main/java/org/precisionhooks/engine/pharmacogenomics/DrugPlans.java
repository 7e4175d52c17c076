package org.precisionhooks.engine.pharmacogenomics;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.precisionhooks.engine.pharmacogenomics.person.PersonHints;

/** The plans of all drugs with guidance; their genes are numbered, so that what is known of each is soon found. */
final class DrugPlans {

    private final List<String> genes;
    private final int[] led;
    private final Map<String, DrugPlan> byDrug = new HashMap<>();

    DrugPlans(Guidance guidance, Populations populations, PersonHints hints) {
        this.genes = guidance.drugs().stream()
                .flatMap(drug -> DrugPlan.genes(drug, guidance).stream())
                .distinct()
                .sorted()
                .toList();
        this.led = new int[genes.size()];
        for (String drug : guidance.drugs()) {
            int first = genes.indexOf(DrugPlan.genes(drug, guidance).get(0));
            byDrug.put(drug, new DrugPlan(led[first]++, drug, hints.isNoted(drug), guidance, populations, genes));
        }
    }

    /** The genes of all drugs; the place of each is its number. */
    List<String> genes() {
        return genes;
    }

    /** How many {@link DrugPlan#place places} there are for the plans that have this as their first gene. */
    int places(int gene) {
        return DrugPlan.places(led[gene]);
    }

    /** The plan of a drug by its RxNorm ingredient; null where there is no guidance. */
    @Nullable
    DrugPlan of(String rxcui) {
        return byDrug.get(rxcui);
    }
}
