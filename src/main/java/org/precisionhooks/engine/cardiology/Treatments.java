package org.precisionhooks.engine.cardiology;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.precisionhooks.consent.ConsentedFacts;
import org.precisionhooks.engine.DrugDictionary;
import org.precisionhooks.engine.DrugResolution;
import org.precisionhooks.engine.cardiology.InputTables.TreatmentRow;
import org.precisionhooks.facts.Coding;
import org.precisionhooks.facts.MedicationUse;
import org.precisionhooks.facts.ResultStatus;
import org.precisionhooks.facts.Source;

/** Finds treatments among the drugs that the patient takes or took. */
final class Treatments {

    static final String RXNORM = "http://www.nlm.nih.gov/research/umls/rxnorm";

    private final InputTables tables;
    private final DrugDictionary drugs;
    private final ConsentedFacts facts;

    Treatments(InputTables tables, DrugDictionary drugs, ConsentedFacts facts) {
        this.tables = tables;
        this.drugs = drugs;
        this.facts = facts;
    }

    /** All drugs of a kind, of now and of before; drafts are none. */
    List<MedicationUse> uses(Input input) {
        return facts.all(MedicationUse.class).stream()
                .filter(use -> use.source().status() == ResultStatus.FINAL)
                .filter(use -> isOf(input, use, drugs.resolve(use.medication())))
                .toList();
    }

    /** By the drugs taken now; a drug that is not recognised is said, since it might be one. */
    Found now(Input input) {
        List<Source> sources = new ArrayList<>();
        List<String> names = new ArrayList<>();
        int unknown = 0;
        for (MedicationUse use : facts.all(MedicationUse.class)) {
            if (use.active()) {
                DrugResolution resolution = drugs.resolve(use.medication());
                if (isOf(input, use, resolution)) {
                    sources.add(use.source());
                    names.add(use.medication().concept().label());
                } else if (!resolution.resolved()) {
                    unknown++;
                }
            }
        }
        return Found.of(
                sources.isEmpty()
                        ? new Reading(0, "no " + input.label() + " recorded", List.of(), noTreatment(input, unknown))
                        : new Reading(1, input.label() + " (" + String.join(", ", names) + ")", sources, List.of()));
    }

    private static List<String> noTreatment(Input input, int unknown) {
        String none = "No " + input.label() + " is recorded; that counts as none.";
        return unknown == 0
                ? List.of(none)
                : List.of(none, "Current drugs that could not be recognised, and might be such: " + unknown + ".");
    }

    private boolean isOf(Input input, MedicationUse use, DrugResolution resolution) {
        Set<Coding> codings = new HashSet<>(use.medication().concept().codings());
        if (resolution.systemic()) {
            resolution.ingredients().forEach(drug -> codings.add(Coding.of(RXNORM, drug.rxcui())));
        }
        List<TreatmentRow> rows =
                tables.treatments().stream().filter(row -> row.input() == input).toList();
        return codings.stream().anyMatch(coding -> rows.stream().anyMatch(row -> row.names(coding)));
    }
}
