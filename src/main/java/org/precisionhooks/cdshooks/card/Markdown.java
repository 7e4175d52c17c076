package org.precisionhooks.cdshooks.card;

import java.util.regex.Pattern;

/** Writes text from data into GitHub-flavoured Markdown so that it stays text: no markup, no HTML, no links. */
final class Markdown {

    /** Marks within a line, the start of a link's address, and what clients make a link of by themselves. */
    private static final Pattern INLINE = Pattern.compile("[\\\\`*_\\[\\]~|]|(?<=\\])\\(|://|@|(?<=(?i:www))\\.");

    private static final Pattern LINE_START = Pattern.compile("^(\\d{0,9})([#+\\-=.)])");

    private final StringBuilder text = new StringBuilder();

    /** A paragraph with a bold title of our own. */
    Markdown paragraph(String title, String data) {
        return block("**" + title + ":** " + escape(data));
    }

    Markdown heading(String data) {
        return block("**" + escape(data) + "**");
    }

    Markdown item(String data) {
        String separator = text.isEmpty() ? "" : text.charAt(lastLine()) == '-' ? "\n" : "\n\n";
        text.append(separator).append("- ").append(escape(data));
        return this;
    }

    @Override
    public String toString() {
        return text.toString();
    }

    static String escape(String data) {
        String escaped =
                PlainText.line(data).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        escaped = INLINE.matcher(escaped).replaceAll("\\\\$0");
        return LINE_START.matcher(escaped).replaceFirst("$1\\\\$2");
    }

    private Markdown block(String markdown) {
        text.append(text.isEmpty() ? "" : "\n\n").append(markdown);
        return this;
    }

    private int lastLine() {
        return text.lastIndexOf("\n") + 1;
    }
}
