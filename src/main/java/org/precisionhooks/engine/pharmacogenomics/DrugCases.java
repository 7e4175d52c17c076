package org.precisionhooks.engine.pharmacogenomics;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.precisionhooks.consent.ConsentedFacts;
import org.precisionhooks.engine.Drug;
import org.precisionhooks.engine.OrderedDrug;
import org.precisionhooks.engine.Question;
import org.precisionhooks.engine.pharmacogenomics.dosing.Dosing;

/** Puts drugs beside what each publisher says of them and what the record has; what is the same for everybody is kept ready. */
final class DrugCases {

    private final Populations populations;
    private final Map<String, List<Plan>> plans = new HashMap<>();

    /**
     * What of a case the person does not matter to.
     *
     * @param populations those that the guidance tells apart, and the one that a test is asked for
     * @param everybody how they fit, where nothing of the person decides
     * @param off genes that the site has switched off for the drug
     */
    private record Plan(
            DrugGuidance guidance, Set<String> populations, Map<String, Applies> everybody, Set<String> off) {}

    DrugCases(Guidance guidance, Populations populations) {
        this.populations = populations;
        for (String rxcui : guidance.drugs()) {
            plans.put(
                    rxcui,
                    guidance.of(rxcui).stream()
                            .map(known -> plan(known, guidance))
                            .toList());
        }
    }

    private Plan plan(DrugGuidance known, Guidance guidance) {
        Set<String> all = new LinkedHashSet<>(known.populations());
        guidance.pretest(known.drug()).ifPresent(row -> all.add(row.population()));
        Map<String, Applies> everybody = new LinkedHashMap<>();
        if (all.stream().allMatch(populations::isEverybody)) {
            all.forEach(population -> everybody.put(population, Applies.YES));
        }
        return new Plan(
                known,
                Collections.unmodifiableSet(all),
                Collections.unmodifiableMap(everybody),
                known.genes().stream()
                        .filter(gene -> guidance.isOff(gene, known.drug()))
                        .collect(Collectors.toSet()));
    }

    /** The site's preferred publisher first. */
    List<DrugCase> of(OrderedDrug order, Drug drug, Asked asked) {
        List<Plan> known = plans.getOrDefault(drug.rxcui(), List.of());
        List<DrugCase> cases = new ArrayList<>(known.size());
        for (Plan plan : known) {
            cases.add(new DrugCase(
                    order, drug, plan.guidance(), results(plan, asked.results()), populations(plan, order, asked), plan.off()));
        }
        return cases;
    }

    /**
     * What was asked of whom.
     *
     * @param drugs RxNorm ingredients that the patient takes or is ordered; one that is only asked about is neither
     */
    record Asked(ConsentedFacts facts, Question question, GeneResults results, Set<String> drugs) {

        static Asked of(ConsentedFacts facts, Question question, GeneResults results) {
            Set<String> drugs = new HashSet<>();
            question.current().forEach(order -> add(order, drugs));
            question.orders().stream()
                    .filter(order -> order.reference().isPresent())
                    .forEach(order -> add(order, drugs));
            return new Asked(facts, question, results, Set.copyOf(drugs));
        }

        private static void add(OrderedDrug order, Set<String> drugs) {
            order.resolution().ingredients().forEach(drug -> drugs.add(drug.rxcui()));
        }

        Dosing.Person person(DrugCase drugCase) {
            return new Dosing.Person(
                    facts, question.date(), drugs, drugCase.order().reasons());
        }
    }

    private static List<GeneResult> results(Plan plan, GeneResults results) {
        List<GeneResult> of = new ArrayList<>(plan.guidance().genes().size());
        for (String gene : plan.guidance().genes()) {
            of.add(plan.off().contains(gene) ? GeneResult.notTested(gene) : results.of(gene));
        }
        return of;
    }

    private Map<String, Applies> populations(Plan plan, OrderedDrug order, Asked asked) {
        return plan.everybody().isEmpty() && !plan.populations().isEmpty()
                ? populations.of(
                        plan.populations(), asked.facts(), Populations.Person.of(asked.question(), order))
                : plan.everybody();
    }
}
