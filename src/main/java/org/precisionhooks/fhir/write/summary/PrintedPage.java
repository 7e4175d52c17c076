package org.precisionhooks.fhir.write.summary;

/** The frame of a page to be read or printed: no script, and nothing from elsewhere. */
public final class PrintedPage {

    public static final String TYPE = "text/html";

    /** Nothing but the style in the page itself is let in. */
    public static final String POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static final String STYLE = """
            @page{size:A4;margin:12mm}
            *{box-sizing:border-box}
            body{font:9pt/1.3 sans-serif;color:#000;background:#fff;max-width:186mm;margin:0 auto;padding:2mm}
            h1{font-size:15pt;margin:0}h2{font-size:10.5pt;margin:2.5mm 0 1mm}p{margin:1mm 0}
            header{display:flex;justify-content:space-between;gap:5mm}
            .code{width:38mm;height:38mm;flex:none}
            table{border-collapse:collapse;width:100%}caption{text-align:left;font-weight:bold}
            th,td{border-bottom:.2mm solid #555;padding:.4mm 1mm .4mm 0;text-align:left;vertical-align:top;font-size:8pt}
            dl{margin:0}dt{font-weight:bold}dd{margin:0 0 .8mm}
            .warning{border:.4mm solid #000;padding:1mm 2mm;font-weight:bold}
            .small{font-size:7.5pt}""";

    private PrintedPage() {}

    /** @param body markup, in which nothing of a record is markup */
    public static String of(String language, String title, String body) {
        return of(language, title, STYLE, body);
    }

    /** The same with a style of its own. */
    static String of(String language, String title, String style, String body) {
        return "<!DOCTYPE html>\n<html lang=\"" + language + "\"><head><meta charset=\"utf-8\"/><title>"
                + escaped(title)
                + "</title><meta name=\"viewport\" content=\"width=device-width\"/><style>" + style
                + "</style></head>\n<body>\n" + body + "</body></html>\n";
    }

    public static String escaped(String text) {
        return SummaryNarrative.escaped(text);
    }
}
