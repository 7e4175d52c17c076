package org.precisionhooks.cdshooks;

import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Supplier;
import org.precisionhooks.cdshooks.Card.Link;
import org.precisionhooks.cdshooks.Card.Source;
import org.precisionhooks.cdshooks.Card.Suggestion;
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

    /** One card a finding; equal findings once, and those beyond the client's limit folded into the last card. */
    List<Card> cards(List<Finding> findings) {
        List<Finding> ranked = ranked(findings);
        int max = context.maxCards();
        int single = ranked.size() > max ? max - 1 : ranked.size();
        List<Card> cards = new ArrayList<>();
        ranked.subList(0, single).forEach(finding -> cards.add(card(finding)));
        if (single < ranked.size()) {
            List<Finding> rest = ranked.subList(single, ranked.size());
            String more = single == 0 ? " findings" : " more findings";
            cards.add(combined(rest.size() + more + " for this patient", rest, "further-findings"));
        }
        return cards;
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

    private Card card(Finding finding) {
        List<Suggestion> suggestions = new Suggestions(context, uuids).of(finding);
        return new Card(
                uuids.get(),
                PlainText.summary(finding.headline()),
                indicator(finding),
                CardDetail.of(finding, context.notes()),
                source(finding),
                suggestions,
                suggestions.isEmpty()
                        ? ""
                        : context.profile().row().selectionBehavior().code(),
                OverrideReason.of(finding.conclusion()),
                links(List.of(finding)),
                finding.rule(),
                List.of(finding));
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
