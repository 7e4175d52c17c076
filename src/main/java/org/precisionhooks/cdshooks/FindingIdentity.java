package org.precisionhooks.cdshooks;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.precisionhooks.cdshooks.card.CardContext;
import org.precisionhooks.cdshooks.hook.Json;
import org.precisionhooks.engine.Citation;
import org.precisionhooks.engine.CriteriaGrade;
import org.precisionhooks.engine.Domain;
import org.precisionhooks.engine.Drug;
import org.precisionhooks.engine.Evidence;
import org.precisionhooks.engine.Finding;
import org.precisionhooks.engine.OrderedDrug;
import org.precisionhooks.facts.ClinicalTime;

/**
 * What makes a finding the same as one that was shown before: the same patient, order and product, the same rule and
 * conclusion, the same results and edition of the guidance, the same words. Whatever of it changes, the finding is new. It is
 * made of nothing but what the card shows, so that what is withheld cannot be told from what is absent. The dose is no
 * part of it: between picking and signing it is often still filled in.
 */
final class FindingIdentity {

    private static final List<String> PRODUCT = List.of("medicationCodeableConcept", "medicationReference");

    private static final List<String> DRAFT = List.of(
            "medicationCodeableConcept",
            "medicationReference",
            "contained",
            "dosageInstruction",
            "reasonCode",
            "reasonReference");

    private final CardContext cards;

    FindingIdentity(CardContext cards) {
        this.cards = cards;
    }

    /**
     * The same together with the whole draft that it is about, whose dose counts then too; empty for a finding about an order
     * that is not among the drafts.
     */
    Optional<String> withDraft(Finding finding) {
        return finding.order()
                .flatMap(OrderedDrug::reference)
                .flatMap(reference -> cards.context().resources().orders().find(reference))
                .map(draft -> Json.text(List.of(of(finding), draft)));
    }

    /** What advice depends on in the draft that a finding is about: the drug, how it is taken, and what for. */
    Optional<String> draft(Finding finding) {
        return finding.order()
                .flatMap(OrderedDrug::reference)
                .flatMap(reference -> cards.context().resources().orders().find(reference))
                .map(draft -> Json.text(DRAFT.stream()
                        .filter(draft::has)
                        .map(name -> List.of(name, draft.path(name)))
                        .toList()));
    }

    /** A text that is equal for equal findings only. */
    String of(Finding finding) {
        return Json.text(List.of(
                cards.context().patientId(),
                finding.order().map(this::order).orElse(List.of()),
                finding.domain().map(Domain::code).orElse(""),
                finding.topic(),
                finding.rule(),
                finding.drug().map(FindingIdentity::drug).orElse(List.of()),
                conclusion(finding),
                finding.headline(),
                finding.paragraphs().stream()
                        .map(part -> List.of(part.kind(), part.text()))
                        .toList(),
                finding.evidence().stream().map(FindingIdentity::evidence).toList(),
                finding.citations().stream().map(FindingIdentity::citation).toList(),
                cards.notes()));
    }

    private List<Object> order(OrderedDrug order) {
        return List.of(
                order.reference().orElse(""),
                order.text(),
                order.resolution().ingredients().stream()
                        .map(FindingIdentity::drug)
                        .toList(),
                order.resolution().recognition(),
                order.resolution().systemic(),
                product(order));
    }

    private List<JsonNode> product(OrderedDrug order) {
        return order.reference()
                .flatMap(reference -> cards.context().resources().orders().find(reference))
                .map(found -> PRODUCT.stream()
                        .map(found::path)
                        .filter(JsonNode::isContainerNode)
                        .toList())
                .orElse(List.of());
    }

    private static List<Object> conclusion(Finding finding) {
        return finding.conclusion()
                .fold(
                        recommendation -> List.of(
                                recommendation.action(),
                                recommendation.strength(),
                                recommendation.alternatives().stream()
                                        .map(FindingIdentity::drug)
                                        .toList()),
                        testFirst -> List.of(testFirst.genes(), testFirst.strength()),
                        risk -> List.of(
                                risk.equation(), risk.model(), risk.estimates(), risk.gaps(), risk.categories()),
                        suspicion -> List.of(
                                suspicion.disease(),
                                suspicion.likelihood(),
                                suspicion.grades().stream()
                                        .map(FindingIdentity::grade)
                                        .toList(),
                                suspicion.gaps()),
                        indeterminate -> List.of(
                                indeterminate.reason(),
                                indeterminate.gene().orElse(""),
                                indeterminate.neededBeforeStart()));
    }

    private static List<Object> grade(CriteriaGrade grade) {
        return List.of(
                grade.scheme(),
                grade.likelihood(),
                grade.points().map(String::valueOf).orElse(""),
                grade.items());
    }

    private static List<String> drug(Drug drug) {
        return List.of(drug.rxcui(), drug.name());
    }

    private static List<Object> evidence(Evidence evidence) {
        return List.of(
                evidence.statement(),
                evidence.source().reference(),
                evidence.source().status(),
                texts(evidence.source().time().map(ClinicalTime::text), evidence.gene(), evidence.phenotype()));
    }

    private static List<Object> citation(Citation citation) {
        return List.of(citation.publisher(), citation.title(), citation.version(), citation.url(), citation.pmids());
    }

    @SafeVarargs
    private static List<String> texts(Optional<String>... texts) {
        return Stream.of(texts).map(text -> text.orElse("")).toList();
    }
}
