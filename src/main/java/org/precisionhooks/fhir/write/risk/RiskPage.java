package org.precisionhooks.fhir.write.risk;

import static org.precisionhooks.fhir.write.summary.PrintedPage.escaped;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.precisionhooks.advice.Advice;
import org.precisionhooks.engine.Citation;
import org.precisionhooks.engine.Conclusion.Risk;
import org.precisionhooks.engine.Evidence;
import org.precisionhooks.engine.Finding;
import org.precisionhooks.engine.Paragraph;
import org.precisionhooks.engine.Paragraph.Kind;
import org.precisionhooks.engine.RiskCategory;
import org.precisionhooks.engine.RiskChange;
import org.precisionhooks.engine.RiskEstimate;
import org.precisionhooks.facts.ClinicalTime;
import org.precisionhooks.fhir.write.Answering;
import org.precisionhooks.fhir.write.summary.PrintedPage;

/**
 * Risks as a page for the conversation with the patient, and for print: the numbers, what would change them as a drawing and as
 * a table, each input with its source, and what was taken for granted.
 */
public final class RiskPage {

    private static final String TITLE = "Risk of heart and vessel disease";
    private static final String NO_PROMISE =
            "An estimate for people like this one, not a prediction. What a change would do is a difference in the model, not a "
                    + "promise of what treatment does.";

    private RiskPage() {}

    /** @param asOf the day of which the risks are told, where it is not that of the answer */
    public static String of(Advice advice, Answering answer, Optional<LocalDate> asOf) {
        LocalDate day = asOf.orElseGet(() -> LocalDate.ofInstant(answer.time(), ZoneOffset.UTC));
        String risks = advice.findings().stream()
                .filter(finding -> finding.conclusion() instanceof Risk)
                .map(finding -> section(finding, (Risk) finding.conclusion()))
                .collect(Collectors.joining());
        return PrintedPage.of(
                "en",
                TITLE,
                "<header><div><h1>" + TITLE + "</h1><p>As of " + day + "</p><p class=\"warning\">" + NO_PROMISE
                        + "</p></div></header>\n<main>" + risks + starts(advice) + "</main>\n");
    }

    private static String starts(Advice advice) {
        List<String> words = RiskBundle.starts(advice).stream()
                .map(RiskWriter::words)
                .distinct()
                .toList();
        return words.isEmpty() ? "" : "<section><h2>To be decided together</h2>" + list(words) + "</section>\n";
    }

    private static String section(Finding finding, Risk risk) {
        String title = finding.citations().get(0).title();
        return "<section><h2>" + escaped(finding.headline()) + "</h2>" + estimates(risk)
                + RiskChart.of(risk, title).map(RiskPage::figure).orElse("") + changes(risk) + inputs(finding)
                + list("Advice of confirmed guidelines", finding, Kind.ADVICE) + list("Notes", finding, Kind.CAVEAT)
                + citations(finding) + "</section>\n";
    }

    private static String figure(String drawing) {
        return "<figure>" + drawing + "</figure>";
    }

    private static String estimates(Risk risk) {
        String categories = risk.categories().stream().map(RiskPage::words).collect(Collectors.joining("; "));
        return risk.estimates().isEmpty()
                ? ""
                : table(
                                "The risk",
                                List.of("of", "within", "risk"),
                                rows(
                                        risk.estimates(),
                                        one -> List.of(one.label(), one.years() + " years", percent(one))))
                        + (categories.isEmpty() ? "" : "<p>" + escaped(categories) + "</p>");
    }

    private static String words(RiskCategory category) {
        return category.label() + " by " + category.guideline() + " (" + category.rule() + ")";
    }

    private static String percent(RiskEstimate estimate) {
        return estimate.percent().toPlainString() + " %";
    }

    /** The same in numbers as the drawing shows, and for the other outcomes. */
    private static String changes(Risk risk) {
        List<List<String>> rows = risk.changes().stream()
                .flatMap(change -> change.differences().stream().map(one -> row(change, one)))
                .toList();
        return rows.isEmpty()
                ? ""
                : table(
                        "What would change it, in the model",
                        List.of("change", "risk of", "within", "risk", "difference"),
                        rows);
    }

    private static List<String> row(RiskChange change, RiskChange.Difference one) {
        String sign = one.points().signum() > 0 ? "+" : "";
        return List.of(
                change.label(),
                one.changed().label(),
                one.changed().years() + " years",
                percent(one.changed()),
                sign + one.points().toPlainString() + " points");
    }

    private static String inputs(Finding finding) {
        return finding.evidence().isEmpty()
                ? ""
                : table(
                        "Inputs used",
                        List.of("input", "date", "source"),
                        rows(
                                finding.evidence(),
                                one -> List.of(
                                        one.statement(), day(one), one.source().reference())));
    }

    private static String day(Evidence evidence) {
        return evidence.source()
                .time()
                .map(ClinicalTime::day)
                .map(Object::toString)
                .orElse("");
    }

    private static String list(String title, Finding finding, Kind kind) {
        List<String> texts = finding.paragraphs().stream()
                .filter(part -> part.kind() == kind)
                .map(Paragraph::text)
                .toList();
        return texts.isEmpty() ? "" : "<h3>" + title + "</h3>" + list(texts);
    }

    private static String list(List<String> texts) {
        return texts.stream()
                .map(text -> "<li>" + escaped(text) + "</li>")
                .collect(Collectors.joining("", "<ul>", "</ul>"));
    }

    private static String citations(Finding finding) {
        return "<p class=\"small\">"
                + escaped(finding.citations().stream().map(RiskPage::words).collect(Collectors.joining("; "))) + "</p>";
    }

    private static String words(Citation citation) {
        return citation.publisher() + ", " + citation.title() + " " + citation.version() + ", " + citation.url();
    }

    private static <T> List<List<String>> rows(List<T> all, Function<T, List<String>> cells) {
        return all.stream().map(cells).toList();
    }

    private static String table(String caption, List<String> head, List<List<String>> rows) {
        return "<table><caption>" + escaped(caption) + "</caption><thead><tr>" + cells(head, "th scope=\"col\"", "th")
                + "</tr></thead><tbody>"
                + rows.stream()
                        .map(row -> "<tr>" + cells(row, "td", "td") + "</tr>")
                        .collect(Collectors.joining())
                + "</tbody></table>";
    }

    private static String cells(List<String> cells, String open, String close) {
        return cells.stream()
                .map(cell -> "<" + open + ">" + escaped(cell) + "</" + close + ">")
                .collect(Collectors.joining());
    }
}
