package org.precisionhooks.fhir.write.summary;

import java.util.List;
import java.util.stream.Collectors;
import org.precisionhooks.fhir.write.summary.PassportContent.Line;
import org.precisionhooks.fhir.write.summary.PassportWords.Word;

/** A passport as one printed page: no script, nothing from elsewhere, and nothing of a record is markup in it. */
public final class PassportPage {

    /** Dense, so that the results of all genes fit on one sheet. */
    private static final String STYLE = """
            @page{size:A4;margin:10mm}
            *{box-sizing:border-box}
            body{font:8.5pt/1.25 Arial,Helvetica,"Liberation Sans",sans-serif;color:#000;background:#fff;max-width:190mm;margin:0 auto}
            h1{font-size:14pt;margin:0}h2{font-size:9.5pt;margin:1mm 0 .3mm}p{margin:.6mm 0}
            header,header>div{overflow:hidden}
            .code{width:44mm;height:44mm;float:right;margin-left:5mm}
            table{border-collapse:collapse;width:100%}caption{text-align:left;font-weight:bold}
            th,td{border-bottom:.2mm solid #555;padding:.1mm 1.5mm .1mm 0;text-align:left;vertical-align:top;font-size:7.5pt;line-height:1.2}
            th:nth-child(3){width:38mm}th:nth-child(4){width:52mm}td:nth-child(5),td:nth-child(6){white-space:nowrap}
            dl,dd{margin:0}dt{font-weight:bold;float:left;margin-right:1.5mm}dd:after{content:"";display:block;clear:left;height:.5mm}
            .warning{border:.4mm solid #000;padding:1mm 2mm;font-weight:bold}
            .small{font-size:7pt}""";

    private PassportPage() {}

    public static String of(PassportContent content, PassportWords words) {
        return PrintedPage.of(
                words.language(),
                words.of(Word.TITLE),
                STYLE,
                head(content, words) + main(content, words) + foot(content, words));
    }

    private static String head(PassportContent content, PassportWords words) {
        return "<header>" + QrCode.svg(content.code(), words.of(Word.CODE)) + "<div><h1>"
                + text(words, Word.TITLE) + "</h1><p>" + text(words, Word.SUBTITLE) + "</p><p>"
                + labelled(words, Word.NAME, content.name(words)) + "<br/>"
                + labelled(words, Word.BORN, content.born(words)) + "<br/>"
                + labelled(words, Word.MADE, content.made()) + "</p><p>" + text(words, Word.INTRO)
                + "</p><p class=\"warning\">" + text(words, Word.WARNING) + "</p></div></header>\n";
    }

    private static String main(PassportContent content, PassportWords words) {
        return "<main>" + drugs(content, words) + genes(content, words)
                + unknown(Word.UNCLEAR, content.unclear(words), words)
                + unknown(Word.UNTESTED, content.untested(), words) + "<p class=\"small\">"
                + text(words, Word.UNTESTED_NOTE) + "</p></main>\n";
    }

    private static String drugs(PassportContent content, PassportWords words) {
        String groups = content.drugs(words).entrySet().stream()
                .map(group -> "<dt>" + escaped(group.getKey()) + "</dt><dd>" + escaped(group.getValue()) + "</dd>")
                .collect(Collectors.joining());
        return "<section><h2>" + text(words, Word.DRUGS) + "</h2>"
                + (groups.isEmpty()
                        ? "<p>" + text(words, Word.DRUGS_NONE) + "</p>"
                        : "<dl>" + groups + "</dl><p class=\"small\">" + text(words, Word.DRUGS_NAMES) + "</p>")
                + "</section>\n";
    }

    private static String genes(PassportContent content, PassportWords words) {
        List<Line> lines = content.lines(words);
        String rows = lines.stream().map(line -> row(line, words)).collect(Collectors.joining());
        String titles = List.of(Word.GENE, Word.RESULT, Word.TERM, Word.PLAIN, Word.DATE, Word.SOURCE).stream()
                .map(word -> "<th scope=\"col\">" + text(words, word) + "</th>")
                .collect(Collectors.joining());
        return "<section><h2>" + text(words, Word.GENES) + "</h2>"
                + (lines.isEmpty()
                        ? "<p>" + text(words, Word.GENES_NONE) + "</p>"
                        : "<table><thead><tr>" + titles + "</tr></thead><tbody>" + rows + "</tbody></table>")
                + "</section>\n";
    }

    private static String row(Line line, PassportWords words) {
        boolean known = !line.phenotype().isEmpty();
        return "<tr><th scope=\"row\">" + escaped(line.gene()) + "</th>"
                + List.of(
                                line.result(),
                                known ? words.term(line.phenotype()) : "",
                                known ? words.plain(line.phenotype()) : "",
                                line.date(),
                                line.source())
                        .stream()
                        .map(cell -> "<td>" + escaped(cell) + "</td>")
                        .collect(Collectors.joining())
                + "</tr>";
    }

    private static String unknown(Word title, List<String> genes, PassportWords words) {
        return genes.isEmpty()
                ? ""
                : "<section><h2>" + text(words, title) + "</h2><p>" + escaped(String.join(", ", genes))
                        + "</p></section>\n";
    }

    private static String foot(PassportContent content, PassportWords words) {
        String knowledge = content.knowledge();
        return "<footer class=\"small\"><p>" + text(words, Word.TRANSPLANT)
                + (knowledge.isEmpty() ? "" : " " + text(words, Word.KNOWLEDGE) + ": " + escaped(knowledge) + ".")
                + "</p></footer>\n";
    }

    private static String labelled(PassportWords words, Word label, String value) {
        return text(words, label) + ": <strong>" + escaped(value) + "</strong>";
    }

    private static String text(PassportWords words, Word word) {
        return escaped(words.of(word));
    }

    private static String escaped(String text) {
        return PrintedPage.escaped(text);
    }
}
