package org.precisionhooks.fhir.write.summary;

import java.util.List;
import org.hl7.fhir.r4.model.Narrative;
import org.hl7.fhir.r4.model.Narrative.NarrativeStatus;

/** The text of a summary that a clinician reads; nothing of a record is markup in it. */
final class SummaryNarrative {

    private static final String HEAD =
            "<tr><th>Gene</th><th>Result</th><th>Genome</th><th>Certainty</th><th>Date</th><th>From</th></tr>";

    private SummaryNarrative() {}

    static Narrative paragraph(String words) {
        return narrative("<p>" + escaped(words) + "</p>");
    }

    static Narrative list(List<String> sentences) {
        StringBuilder text = new StringBuilder("<ul>");
        sentences.forEach(
                sentence -> text.append("<li>").append(escaped(sentence)).append("</li>"));
        return narrative(text.append("</ul>").toString());
    }

    /** A table of results, and a paragraph behind it where there is more to say. */
    static Narrative table(List<SummaryLine> lines, String more) {
        StringBuilder text = new StringBuilder("<table>").append(HEAD);
        lines.forEach(line -> row(line, text));
        text.append("</table>");
        return narrative(more.isEmpty() ? text.toString() : text + "<p>" + escaped(more) + "</p>");
    }

    private static void row(SummaryLine line, StringBuilder text) {
        text.append("<tr>");
        for (String cell : List.of(
                line.subject(),
                line.says(),
                line.genome(),
                line.certainty(),
                line.day(),
                line.fact().source().reference())) {
            text.append("<td>").append(escaped(cell)).append("</td>");
        }
        text.append("</tr>");
    }

    private static Narrative narrative(String content) {
        Narrative narrative = new Narrative();
        narrative.setStatus(NarrativeStatus.GENERATED);
        narrative.setDivAsString("<div xmlns=\"http://www.w3.org/1999/xhtml\">" + content + "</div>");
        return narrative;
    }

    static String escaped(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 8);
        text.chars().forEach(character -> {
            switch (character) {
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '&' -> escaped.append("&amp;");
                case '"' -> escaped.append("&quot;");
                default -> escaped.append(Character.isISOControl(character) ? ' ' : (char) character);
            }
        });
        return escaped.toString();
    }
}
