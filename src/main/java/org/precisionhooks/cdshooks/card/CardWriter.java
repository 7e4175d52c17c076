package org.precisionhooks.cdshooks.card;

import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.precisionhooks.cdshooks.card.Card.Link;
import org.precisionhooks.cdshooks.card.Card.Source;
import org.precisionhooks.cdshooks.card.Card.Suggestion;
import org.precisionhooks.engine.Citation;
import org.precisionhooks.engine.Finding;
import org.precisionhooks.facts.Coding;

/** Lays out findings as cards, the most urgent first (cds-hooks.md sections 2.4 and 8). */
final class CardWriter {

    static final String TOPICS = "https://precisionhooks.org/fhir/CodeSystem/card-topic";

    private static final int MAX_TOPIC = 100;
    private static final String OWN_LABEL = "Precision Hooks";

    private final CardContext context;
    private final Supplier<UUID> uuids;

    CardWriter(CardContext context, Supplier<UUID> uuids) {
        this.context = context;
        this.uuids = uuids;
    }

    /** One card a drug, whatever speaks of it; what is beyond the client's limit is folded into the last card. */
    List<Card> cards(List<Finding> findings) {
        List<List<Finding>> subjects = bySubject(ranked(findings));
        int max = context.maxCards();
        int single = subjects.size() > max ? max - 1 : subjects.size();
        List<Card> cards = new ArrayList<>();
        subjects.subList(0, single).forEach(subject -> cards.add(card(subject)));
        if (single < subjects.size()) {
            List<Finding> rest = subjects.subList(single, subjects.size()).stream()
                    .flatMap(List::stream)
                    .toList();
            String more = single == 0 ? " findings" : " more findings";
            cards.add(combined(rest.size() + more + " for this patient", rest, "further-findings"));
        }
        return cards;
    }

    /** The findings of each drug, the most urgent first; what is of no drug stands alone. */
    private static List<List<Finding>> bySubject(List<Finding> ranked) {
        Map<Object, List<Finding>> subjects = new LinkedHashMap<>();
        ranked.forEach(finding -> subjects.computeIfAbsent(
                        finding.drug().<Object>map(drug -> drug).orElse(finding), subject -> new ArrayList<>())
                .add(finding));
        return List.copyOf(subjects.values());
    }

    /** One card that counts and lists. */
    Card combined(String summary, List<Finding> findings, String topic) {
        List<Finding> ranked = ranked(findings);
        Finding first = ranked.get(0);
        return new Card(
                uuids.get(),
                PlainText.summary(summary),
                indicator(first),
                CardDetail.of(ranked, context.notes()),
                new Source(OWN_LABEL, "", topic(topic)),
                List.of(),
                "",
                OverrideReason.of(first.conclusion()),
                links(ranked),
                topic,
                ranked);
    }

    /** A card of our own that rests on no finding. */
    Card notice(String summary, String topic) {
        return new Card(
                uuids.get(),
                PlainText.summary(summary),
                "info",
                String.join(
                        "\n\n", context.notes().stream().map(Markdown::escape).toList()),
                new Source(OWN_LABEL, "", topic(topic)),
                List.of(),
                "",
                List.of(),
                List.of(),
                topic,
                List.of());
    }

    /** Equal findings once, the most urgent first, otherwise in the adviser's order. */
    static List<Finding> ranked(List<Finding> findings) {
        return findings.stream()
                .distinct()
                .sorted(Comparator.comparing(Finding::urgency).reversed())
                .toList();
    }

    /** @param findings of one subject, the most urgent first: it gives the card its summary, indicator and suggestions */
    private Card card(List<Finding> findings) {
        Finding finding = findings.get(0);
        List<Suggestion> suggestions = new Suggestions(context, uuids).of(finding);
        return new Card(
                uuids.get(),
                PlainText.summary(finding.headline() + moreReasons(findings.size() - 1)),
                indicator(finding),
                findings.size() == 1
                        ? CardDetail.of(finding, context.notes())
                        : CardDetail.ofDrug(findings, context.notes()),
                source(finding),
                suggestions,
                suggestions.isEmpty()
                        ? ""
                        : context.profile().row().selectionBehavior().code(),
                OverrideReason.of(finding.conclusion()),
                links(findings),
                finding.rule(),
                findings);
    }

    private static String moreReasons(int more) {
        return more == 0 ? "" : more == 1 ? " (and 1 more reason)" : " (and " + more + " more reasons)";
    }

    private static String indicator(Finding finding) {
        return finding.urgency().name().toLowerCase(Locale.ROOT);
    }

    private Source source(Finding finding) {
        Coding topic = topic(finding.topic());
        return finding.citations().stream()
                .findFirst()
                .map(citation -> new Source(label(citation), https(citation.url()) ? citation.url() : "", topic))
                .orElseGet(() -> new Source(OWN_LABEL, "", topic));
    }

    /** Static and alphanumeric: clients key the suppression of overridden cards on it. */
    private Coding topic(String code) {
        boolean strict = context.profile().row().alphanumericTopics();
        String clean = strict ? code.replaceAll("[^A-Za-z0-9]", "") : code.replaceAll("[^A-Za-z0-9-]", "-");
        return Coding.of(TOPICS, clean.length() > MAX_TOPIC ? clean.substring(0, MAX_TOPIC) : clean);
    }

    private static String label(Citation citation) {
        return PlainText.of(citation.publisher() + " " + citation.title() + " (" + citation.version() + ")");
    }

    private List<Link> links(List<Finding> findings) {
        return findings.stream()
                .flatMap(finding -> finding.citations().stream())
                .filter(citation -> https(citation.url()))
                .map(citation -> new Link(
                                PlainText.of(citation.publisher() + ": " + citation.title()),
                                citation.url(),
                                "absolute",
                                false)
                        .towards(context.profile()))
                .distinct()
                .toList();
    }

    private static boolean https(String url) {
        try {
            URI uri = URI.create(url);
            return "https".equals(uri.getScheme()) && uri.getHost() != null && uri.getUserInfo() == null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
