package org.precisionhooks.advice;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.precisionhooks.consent.ConsentedFacts;
import org.precisionhooks.engine.Drug;
import org.precisionhooks.engine.DrugDictionary;
import org.precisionhooks.engine.DrugResolution;
import org.precisionhooks.engine.Occasion;
import org.precisionhooks.engine.OrderedDrug;
import org.precisionhooks.engine.Question;
import org.precisionhooks.engine.Trigger;
import org.precisionhooks.facts.Concept;
import org.precisionhooks.facts.Medication;
import org.precisionhooks.facts.MedicationUse;

/** Makes the engines' question of an inquiry: resolves the drugs and adds those that the patient takes. */
final class Questions {

    private final DrugDictionary dictionary;
    private final List<OrderedDrug> guided;

    /** @param guided the drugs that there is guidance for */
    Questions(DrugDictionary dictionary, List<Drug> guided) {
        this.dictionary = dictionary;
        this.guided = guided.stream().map(OrderedDrug::of).toList();
    }

    Question of(Inquiry inquiry, ConsentedFacts facts) {
        List<MedicationUse> uses = facts.all(MedicationUse.class);
        List<OrderedDrug> current = Stream.concat(
                        uses.stream().filter(MedicationUse::active).map(this::ordered),
                        inquiry.topics().beside().stream().map(this::ordered))
                .toList();
        List<OrderedDrug> asked = Stream.concat(
                        inquiry.drugs().stream().map(this::ordered),
                        inquiry.topics().orders().stream().map(reference -> recorded(reference, uses)))
                .toList();
        return new Question(
                inquiry.occasion(),
                inquiry.date(),
                subjects(inquiry.occasion(), asked, current),
                current,
                trigger(inquiry.topics()));
    }

    private List<OrderedDrug> subjects(Occasion occasion, List<OrderedDrug> asked, List<OrderedDrug> current) {
        if (occasion == Occasion.MEDICATION_REVIEW) {
            return Stream.concat(current.stream(), asked.stream()).toList();
        }
        if (occasion == Occasion.PASSPORT) {
            return guided;
        }
        return asked.isEmpty() && occasion.looksAtCurrentDrugs() ? current : asked;
    }

    private Trigger trigger(Topics topics) {
        return new Trigger(
                topics.tests(),
                topics.conditions(),
                topics.allergens().stream()
                        .map(substance -> ordered(Optional.empty(), Medication.of(substance), List.of()))
                        .toList(),
                topics.risk());
    }

    /** An order that consent withholds looks like one that is not there: neither can be checked. */
    private OrderedDrug recorded(String reference, List<MedicationUse> uses) {
        return uses.stream()
                .filter(use -> use.source().reference().equals(reference))
                .findFirst()
                .map(this::ordered)
                .orElseGet(() -> new OrderedDrug(
                        Optional.of(reference),
                        reference + ", not found in the record",
                        DrugResolution.UNRESOLVED,
                        List.of()));
    }

    private OrderedDrug ordered(RequestedDrug drug) {
        return ordered(drug.reference(), drug.medication(), drug.reasons());
    }

    private OrderedDrug ordered(MedicationUse use) {
        return ordered(Optional.of(use.source().reference()), use.medication(), use.reasons());
    }

    private OrderedDrug ordered(Optional<String> reference, Medication medication, List<Concept> reasons) {
        return new OrderedDrug(reference, medication.concept().label(), dictionary.resolve(medication), reasons);
    }
}
