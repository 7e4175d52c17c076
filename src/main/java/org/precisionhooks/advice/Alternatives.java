package org.precisionhooks.advice;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.precisionhooks.consent.ConsentedFacts;
import org.precisionhooks.engine.Conclusion.Recommendation;
import org.precisionhooks.engine.Drug;
import org.precisionhooks.engine.DrugDictionary;
import org.precisionhooks.engine.Engine;
import org.precisionhooks.engine.Finding;
import org.precisionhooks.engine.OrderedDrug;
import org.precisionhooks.engine.Paragraph;
import org.precisionhooks.engine.Paragraph.Kind;
import org.precisionhooks.engine.Question;
import org.precisionhooks.engine.Urgency;
import org.precisionhooks.facts.Allergy;

/**
 * Screens the alternatives that guidance names: each is put to the same engines and held against the patient's allergies
 * before it is offered.
 */
final class Alternatives {

    private final List<Engine> engines;
    private final DrugDictionary dictionary;
    private final Wishes wishes;

    Alternatives(List<Engine> engines, DrugDictionary dictionary) {
        this.engines = List.copyOf(engines);
        this.dictionary = dictionary;
        this.wishes = new Wishes(dictionary);
    }

    Finding screened(Finding finding, ConsentedFacts facts, Question question) {
        if (!(finding.conclusion() instanceof Recommendation recommendation)
                || recommendation.alternatives().isEmpty()) {
            return finding;
        }
        Map<Drug, Optional<String>> objections = new LinkedHashMap<>();
        Set<Drug> allergies = allergies(facts);
        recommendation
                .alternatives()
                .forEach(drug -> objections.put(drug, objection(drug, allergies, facts, question)));
        List<Drug> offered = objections.entrySet().stream()
                .filter(entry -> entry.getValue().isEmpty())
                .map(Map.Entry::getKey)
                .toList();
        List<Paragraph> paragraphs = new ArrayList<>(finding.paragraphs());
        paragraphs.addAll(words(offered, objections));
        return finding.withConclusion(recommendation.withAlternatives(offered)).withParagraphs(paragraphs);
    }

    private Set<Drug> allergies(ConsentedFacts facts) {
        return facts.all(Allergy.class).stream()
                .filter(Allergy::active)
                .flatMap(allergy -> allergy.substances().stream())
                .flatMap(substance -> dictionary.ofConcept(substance).stream())
                .collect(Collectors.toSet());
    }

    private Optional<String> objection(Drug drug, Set<Drug> allergies, ConsentedFacts facts, Question question) {
        if (allergies.contains(drug)) {
            return Optional.of("allergy or intolerance recorded");
        }
        Optional<String> declined = wishes.objection(drug, facts, question.date());
        if (declined.isPresent()) {
            return declined;
        }
        Question instead = question.withOrders(List.of(OrderedDrug.of(drug)));
        return engines.stream()
                .flatMap(engine -> engine.assess(facts, instead).stream())
                // what is said of no drug, such as a threshold that is crossed, speaks for an alternative and not
                // against it
                .filter(finding -> finding.drug().filter(drug::equals).isPresent())
                .filter(finding -> finding.urgency() != Urgency.INFO)
                .map(Finding::headline)
                .findFirst();
    }

    private static List<Paragraph> words(List<Drug> offered, Map<Drug, Optional<String>> objections) {
        List<Paragraph> paragraphs = new ArrayList<>();
        if (!offered.isEmpty()) {
            paragraphs.add(new Paragraph(
                    Kind.ALTERNATIVES,
                    offered.stream().map(Drug::name).collect(Collectors.joining(", "))
                            + ": nothing in this patient's known genes and allergies speaks against it."));
        }
        objections.forEach((drug, objection) -> objection.ifPresent(reason -> paragraphs.add(
                new Paragraph(Kind.ALTERNATIVES, "Not offered: " + drug.name() + " (" + reason + ")."))));
        return paragraphs;
    }
}
