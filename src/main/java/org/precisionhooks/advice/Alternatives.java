package org.precisionhooks.advice;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
        Map<Drug, Optional<String>> objections =
                objections(recommendation.alternatives(), facts, question, question.beside(finding.order()));
        List<Drug> offered = objections.entrySet().stream()
                .filter(entry -> entry.getValue().isEmpty())
                .map(Map.Entry::getKey)
                .toList();
        List<Paragraph> paragraphs = new ArrayList<>(finding.paragraphs());
        paragraphs.addAll(words(offered, objections));
        return finding.withConclusion(recommendation.withAlternatives(offered))
                .withHeadline(headline(finding, offered, objections))
                .withParagraphs(paragraphs);
    }

    /** A headline never names a drug that does not fit: what follows the action is left out, and what is left is named. */
    private static String headline(Finding finding, List<Drug> offered, Map<Drug, Optional<String>> objections) {
        String headline = finding.headline();
        int end = headline.indexOf("; ");
        boolean namesUnfit = objections.entrySet().stream()
                .anyMatch(entry -> entry.getValue().isPresent()
                        && headline.toLowerCase(Locale.ROOT)
                                .contains(entry.getKey().name().toLowerCase(Locale.ROOT)));
        if (!namesUnfit) {
            return headline;
        }
        String action = end < 0
                ? "See the advice on " + finding.drug().map(Drug::name).orElse("this drug")
                : headline.substring(0, end);
        return action + "; "
                + (offered.isEmpty()
                        ? "no alternative that guidance names fits this patient"
                        : "of the alternatives that guidance names "
                                + offered.stream().map(Drug::name).collect(Collectors.joining(", "))
                                + (offered.size() == 1 ? " fits" : " fit"));
    }

    private Set<Drug> allergies(ConsentedFacts facts) {
        return facts.all(Allergy.class).stream()
                .filter(Allergy::active)
                .flatMap(allergy -> allergy.substances().stream())
                .flatMap(substance -> dictionary.ofClass(substance).stream())
                .collect(Collectors.toSet());
    }

    /**
     * What speaks against each drug, if anything.
     *
     * @param beside the question about the drugs that stay
     */
    private Map<Drug, Optional<String>> objections(
            List<Drug> drugs, ConsentedFacts facts, Question question, Question beside) {
        Set<Drug> allergies = allergies(facts);
        Set<Drug> taken = taken(beside);
        Map<Drug, String> unfit = unfit(drugs, facts, beside);
        Set<String> before = drugs.stream().anyMatch(this::actsOnOthers)
                ? pressing(facts, beside).map(Finding::headline).collect(Collectors.toSet())
                : Set.of();
        Map<Drug, Optional<String>> objections = new LinkedHashMap<>();
        for (Drug drug : drugs) {
            objections.put(
                    drug,
                    allergies.contains(drug)
                            ? Optional.of("allergy or intolerance recorded")
                            : isTaken(drug, taken)
                                    .or(() -> wishes.objection(drug, facts, question.date()))
                                    .or(() -> Optional.ofNullable(unfit.get(drug)))
                                    .or(() -> forSuchAPerson(drug, facts, question.date()))
                                    .or(() -> disturbed(drug, facts, beside, before)));
        }
        return objections;
    }

    private Optional<String> forSuchAPerson(Drug drug, ConsentedFacts facts, LocalDate date) {
        return engines.stream()
                .flatMap(engine -> engine.objection(drug, facts, date).stream())
                .findFirst();
    }

    /** What is taken already is no replacement. */
    private static Optional<String> isTaken(Drug drug, Set<Drug> taken) {
        return taken.contains(drug) ? Optional.of("taken already") : Optional.empty();
    }

    private static Set<Drug> taken(Question beside) {
        return beside.taken().stream()
                .filter(order -> order.resolution().systemic())
                .flatMap(order -> order.resolution().ingredients().stream())
                .collect(Collectors.toSet());
    }

    /** What speaks against each drug itself, taken with those that stay. */
    private Map<Drug, String> unfit(List<Drug> drugs, ConsentedFacts facts, Question beside) {
        Map<Drug, String> unfit = new HashMap<>();
        pressing(facts, beside.about(drugs.stream().map(OrderedDrug::of).toList()))
                .filter(found -> drugs.contains(found.drug().orElseThrow()))
                .forEach(found -> unfit.putIfAbsent(found.drug().orElseThrow(), found.headline()));
        return unfit;
    }

    /** What a drug would do to those that stay: an inhibitor may turn one that fits into one that does not. */
    private Optional<String> disturbed(Drug drug, ConsentedFacts facts, Question beside, Set<String> before) {
        if (!actsOnOthers(drug)) {
            return Optional.empty();
        }
        return pressing(facts, beside.taking(OrderedDrug.of(drug)))
                .map(Finding::headline)
                .filter(headline -> !before.contains(headline))
                .map(headline -> "would change another drug: " + headline)
                .findFirst();
    }

    private boolean actsOnOthers(Drug drug) {
        return engines.stream().anyMatch(engine -> engine.actsOnOthers(drug));
    }

    /** What is said of no drug, such as a threshold that is crossed, speaks for an alternative and not against it. */
    private Stream<Finding> pressing(ConsentedFacts facts, Question question) {
        if (question.orders().isEmpty()) {
            return Stream.empty();
        }
        return engines.stream()
                .flatMap(engine -> engine.assess(facts, question).stream())
                .filter(found -> found.drug().isPresent() && found.asks());
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
