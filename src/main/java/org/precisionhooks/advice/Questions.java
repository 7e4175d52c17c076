package org.precisionhooks.advice;

import java.util.List;
import java.util.Optional;
import org.precisionhooks.consent.ConsentedFacts;
import org.precisionhooks.engine.DrugDictionary;
import org.precisionhooks.engine.OrderedDrug;
import org.precisionhooks.engine.Question;
import org.precisionhooks.facts.Concept;
import org.precisionhooks.facts.Medication;
import org.precisionhooks.facts.MedicationUse;

/** Makes the engines' question of an inquiry: resolves the drugs and adds those that the patient takes. */
final class Questions {

    private final DrugDictionary dictionary;

    Questions(DrugDictionary dictionary) {
        this.dictionary = dictionary;
    }

    Question of(Inquiry inquiry, ConsentedFacts facts) {
        List<OrderedDrug> current = facts.all(MedicationUse.class).stream()
                .filter(MedicationUse::active)
                .map(use -> ordered(Optional.of(use.source().reference()), use.medication(), List.of()))
                .toList();
        List<OrderedDrug> asked = inquiry.drugs().stream()
                .map(drug -> ordered(drug.reference(), drug.medication(), drug.reasons()))
                .toList();
        return new Question(inquiry.occasion(), inquiry.date(), asked.isEmpty() ? current : asked, current);
    }

    private OrderedDrug ordered(Optional<String> reference, Medication medication, List<Concept> reasons) {
        return new OrderedDrug(reference, medication.concept().label(), dictionary.resolve(medication), reasons);
    }
}
