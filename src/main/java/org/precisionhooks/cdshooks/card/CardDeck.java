package org.precisionhooks.cdshooks.card;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.precisionhooks.advice.Advice;
import org.precisionhooks.cdshooks.hook.ServiceDefinition;
import org.precisionhooks.engine.Drug;
import org.precisionhooks.engine.Finding;
import org.precisionhooks.engine.Urgency;
import org.precisionhooks.fhir.source.PrefetchKey;

/** The cards of one answer: one a drug, but one summary of the current drugs when a chart is opened or a patient leaves. */
public final class CardDeck {

    private final ServiceDefinition service;
    private final CardWriter writer;

    public CardDeck(ServiceDefinition service, CardContext context, Supplier<UUID> uuids) {
        this.service = service;
        this.writer = new CardWriter(context, uuids);
    }

    public List<Card> cards(Advice advice, List<String> incomplete) {
        List<Card> cards =
                switch (service.occasion()) {
                    case PATIENT_VIEW -> currentDrugs("", advice.findings());
                    case DISCHARGE -> currentDrugs("For the handover: ", advice.findings());
                    case ORDER_SELECT,
                            ORDER_SIGN,
                            ORDER_DISPATCH,
                            MEDICATION_REFILL,
                            MEDICATION_VERIFY,
                            CONDITION_RECORDED,
                            ALLERGY_RECORDED,
                            RISK_ASSESSMENT,
                            CRITERIA_ASSESSMENT,
                            MEDICATION_REVIEW,
                            RESULT_STORED,
                            PASSPORT,
                            ON_DEMAND -> writer.cards(advice.findings());
                };
        if (cards.isEmpty() && lacksNeeded(incomplete)) {
            return List.of(writer.notice(
                    "Part of the patient's record was not sent: advice may be missing", "record-incomplete"));
        }
        return cards.isEmpty()
                ? Notices.ofItsOwn(advice.remarks()).stream()
                        .map(notice -> writer.notice(notice, "check-incomplete"))
                        .toList()
                : cards;
    }

    private boolean lacksNeeded(List<String> incomplete) {
        return service.prefetch().stream()
                .filter(PrefetchKey::needed)
                .map(PrefetchKey::name)
                .anyMatch(incomplete::contains);
    }

    /** Neither is a decision about one drug: of the drugs only what needs attention, and that in one card. */
    private List<Card> currentDrugs(String opening, List<Finding> findings) {
        List<Finding> ranked = CardWriter.ranked(findings);
        List<Finding> ofDrugs = ranked.stream()
                .filter(finding -> !CardKind.standsAlone(finding) && finding.asks())
                .toList();
        List<Card> cards = new ArrayList<>(
                writer.cards(ranked.stream().filter(CardKind::standsAlone).toList()));
        if (!ofDrugs.isEmpty()) {
            Card card = writer.combined(opening + summary(ofDrugs), ofDrugs, "current-drugs");
            cards.add(0, card.withUrgency(urgencyOfTaken(ofDrugs)));
        }
        return cards;
    }

    /** What is only likely to come informs, however grave it would be. */
    private static Urgency urgencyOfTaken(List<Finding> findings) {
        return findings.stream()
                .filter(finding -> !isOnlyLikely(finding))
                .map(Finding::urgency)
                .max(Comparator.naturalOrder())
                .orElse(Urgency.INFO);
    }

    /** A drug that the patient may get and does not take. */
    private static boolean isOnlyLikely(Finding finding) {
        return finding.order().filter(order -> order.reference().isEmpty()).isPresent();
    }

    private static String summary(List<Finding> findings) {
        List<String> current = names(findings.stream().filter(finding -> !isOnlyLikely(finding)));
        List<String> likely = names(findings.stream().filter(CardDeck::isOnlyLikely));
        String ofLikely = likely.isEmpty() ? "" : "before these are started: " + String.join(", ", likely);
        if (current.isEmpty()) {
            return likely.isEmpty() ? findings.get(0).headline() : "Look at the genetic results " + ofLikely;
        }
        String count = current.size() == 1 ? "1 current drug needs" : current.size() + " current drugs need";
        return current.stream().collect(joining(", ", count + " attention: ", ""))
                + (likely.isEmpty() ? "" : "; " + ofLikely);
    }

    private static List<String> names(Stream<Finding> findings) {
        return findings.map(Finding::drug)
                .flatMap(Optional::stream)
                .map(Drug::name)
                .distinct()
                .toList();
    }
}
