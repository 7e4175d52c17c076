package org.precisionhooks.fhir.write;

import java.util.List;
import java.util.stream.Collectors;
import org.precisionhooks.engine.Paragraph;

/** Text for the elements that FHIR renders as markdown; what came from a record or a request is never markup there. */
public final class Markdown {

    private static final String MARKUP = "\\`*_[]<>&|~#";

    private Markdown() {}

    public static String of(List<Paragraph> paragraphs) {
        return paragraphs.stream()
                .map(paragraph -> "**" + paragraph.kind().title() + ":** " + escaped(paragraph.text()))
                .collect(Collectors.joining("\n\n"));
    }

    public static String escaped(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 8);
        text.chars().forEach(character -> {
            boolean control = Character.isISOControl(character);
            if (MARKUP.indexOf(character) >= 0) {
                escaped.append('\\');
            }
            escaped.append(control ? ' ' : (char) character);
        });
        return escaped.toString();
    }
}
