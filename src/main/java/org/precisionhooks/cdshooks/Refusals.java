package org.precisionhooks.cdshooks;

import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.precisionhooks.cdshooks.card.Card;
import org.precisionhooks.cdshooks.feedback.RefusedOffers;
import org.precisionhooks.cdshooks.feedback.RefusedOffers.Offer;
import org.precisionhooks.cdshooks.feedback.RefusedOffers.Overridden;
import org.precisionhooks.cdshooks.feedback.RefusedOffers.Whom;
import org.precisionhooks.engine.ActionClass;
import org.precisionhooks.engine.Conclusion.Recommendation;
import org.precisionhooks.engine.Drug;
import org.precisionhooks.engine.DrugDictionary;
import org.precisionhooks.engine.Finding;
import org.precisionhooks.facts.ClinicalTime;
import org.precisionhooks.facts.Coding;
import org.precisionhooks.facts.Concept;
import org.precisionhooks.facts.DataOrigin;
import org.precisionhooks.facts.FactsReader;
import org.precisionhooks.facts.PatientRecord;
import org.precisionhooks.facts.Preference;
import org.precisionhooks.facts.ResourceView;
import org.precisionhooks.facts.ResultStatus;
import org.precisionhooks.facts.Source;
import org.precisionhooks.facts.SourcedFacts;
import org.precisionhooks.knowledge.Knowledge;

/**
 * Treatments that a card offered and that were overridden because the patient did not want them: refusals like those of the
 * record, among the facts for which consent is asked.
 */
public final class Refusals {

    private static final String RXNORM = "http://www.nlm.nih.gov/research/umls/rxnorm";

    private final RefusedOffers offers;
    private final List<RefusalRow> reasons;
    private final DrugDictionary drugs;

    /** A row of {@code preferences/override_refusals.tsv}: a reason of the patient's, which holds for so many months. */
    record RefusalRow(String system, String code, int months, String display) {}

    public Refusals(RefusedOffers offers, Knowledge knowledge, DrugDictionary drugs) {
        this.offers = offers;
        this.reasons = rows(knowledge);
        this.drugs = drugs;
    }

    private static List<RefusalRow> rows(Knowledge knowledge) {
        return knowledge
                .table("preferences/override_refusals", RefusalRow.class)
                .rows();
    }

    /** As long as a refusal may hold at most. */
    public static Period longest(Knowledge knowledge) {
        return Period.ofMonths(
                rows(knowledge).stream().mapToInt(RefusalRow::months).max().orElse(0));
    }

    /** The record, and what was refused of what cards offered. */
    FactsReader with(Call call, FactsReader record) {
        return new Joined(this, call, record);
    }

    private record Joined(Refusals refusals, Call call, FactsReader record) implements FactsReader {

        @Override
        public PatientRecord read() {
            PatientRecord read = record.read();
            List<SourcedFacts> refused = refusals.of(call);
            return refused.isEmpty()
                    ? read
                    : new PatientRecord(
                            read.patient(),
                            Stream.concat(read.sources().stream(), refused.stream())
                                    .toList(),
                            read.issues());
        }
    }

    private List<SourcedFacts> of(Call call) {
        return offers.overridden(whom(call)).stream()
                .flatMap(one -> facts(call.patient(), one).stream())
                .toList();
    }

    void remember(Call call, List<Card> cards) {
        offers.remember(
                whom(call),
                cards.stream()
                        .flatMap(card -> offer(card, call.time()).stream())
                        .toList());
    }

    private static Whom whom(Call call) {
        return new Whom(
                call.client().client(),
                call.patient(),
                call.record().map(base -> call.client().requester().tenant() + " " + base));
    }

    private static Optional<Offer> offer(Card card, Instant time) {
        List<String> offered = card.findings().stream()
                .map(Finding::conclusion)
                .filter(conclusion -> conclusion instanceof Recommendation one && one.action() == ActionClass.START)
                .flatMap(conclusion -> ((Recommendation) conclusion).alternatives().stream())
                .map(Drug::rxcui)
                .distinct()
                .toList();
        return offered.isEmpty() ? Optional.empty() : Optional.of(new Offer(card.uuid(), offered, time));
    }

    private Optional<SourcedFacts> facts(String patient, Overridden one) {
        return reasons.stream()
                .filter(row -> one.reason().is(row.system(), row.code()))
                .findFirst()
                .map(row -> new SourcedFacts(view(patient, one), List.of(preference(one, row)), List.of()));
    }

    private Preference preference(Overridden one, RefusalRow row) {
        List<Drug> refused = one.drugs().stream()
                .flatMap(rxcui -> drugs.ingredient(rxcui).stream())
                .toList();
        String words = String.join(", ", refused.stream().map(Drug::name).toList()) + " (" + row.display() + ")";
        Source source = new Source("feedback on card " + one.card(), ResultStatus.FINAL, time(one));
        return new Preference(
                source,
                Preference.Kind.REFUSAL,
                Concept.of(refused.stream()
                        .map(drug -> Coding.of(RXNORM, drug.rxcui()))
                        .toArray(Coding[]::new)),
                words,
                Optional.of(one.received().atZone(ZoneOffset.UTC).toLocalDate().plusMonths(row.months())));
    }

    private static Optional<ClinicalTime> time(Overridden one) {
        return ClinicalTime.parse(
                one.received().atZone(ZoneOffset.UTC).toLocalDate().toString(), ZoneOffset.UTC);
    }

    /** No resource of anybody's: an ordinary clinical statement, of which consent is asked like of a Flag. */
    private static ResourceView view(String patient, Overridden one) {
        return new ResourceView(
                "Flag",
                "card-" + one.card(),
                "",
                DataOrigin.SERVER,
                Set.of("Patient/" + patient),
                List.of(),
                List.of(),
                Set.of(),
                false,
                time(one),
                Set.of(),
                Set.of(),
                Set.of());
    }
}
