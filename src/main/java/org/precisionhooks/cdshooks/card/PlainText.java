package org.precisionhooks.cdshooks.card;

/** Text for places where clients show plain text, safe from what data may hold (cds-hooks.md sections 3 and 8). */
public final class PlainText {

    /** CDS Hooks 2.0.1: a summary has less than 140 characters; counted in UTF-16 units, as browsers do, which is stricter. */
    private static final int SUMMARY_LENGTH = 139;

    private static final String ELLIPSIS = "…";

    /** The first after the visible characters of ASCII. */
    private static final char DELETE = 0x7F;

    private PlainText() {}

    /** One line; angle brackets are replaced by look-alikes, because some clients show plain text as HTML. */
    public static String of(String text) {
        return line(text).replace('<', '‹').replace('>', '›');
    }

    /** One line without control, formatting or bidirectional characters and lone surrogates. */
    static String line(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i = text.offsetByCodePoints(i, 1)) {
            append(clean, text.codePointAt(i));
        }
        return clean.toString().strip();
    }

    /** A summary: one line, cut on a word; a card is never without one. */
    static String summary(String text) {
        String line = of(text);
        return line.isEmpty() ? "See the details" : cut(line, SUMMARY_LENGTH);
    }

    static String cut(String line, int length) {
        if (line.length() <= length) {
            return line;
        }
        int end = length - ELLIPSIS.length();
        int word = line.lastIndexOf(' ', end);
        if (word > length / 2) {
            end = word;
        } else if (Character.isHighSurrogate(line.charAt(end - 1))) {
            end--;
        }
        return line.substring(0, end).stripTrailing() + ELLIPSIS;
    }

    private static void append(StringBuilder clean, int point) {
        if (point > ' ' && point < DELETE) {
            clean.append((char) point);
        } else if (Character.isWhitespace(point) || Character.isISOControl(point) || Character.isSpaceChar(point)) {
            if (!clean.isEmpty() && clean.charAt(clean.length() - 1) != ' ') {
                clean.append(' ');
            }
        } else if (isVisible(point)) {
            clean.appendCodePoint(point);
        }
    }

    /** The zero-width joiner holds emoji together. */
    private static boolean isVisible(int point) {
        return switch (Character.getType(point)) {
            case Character.FORMAT -> point == 0x200D;
            case Character.SURROGATE, Character.UNASSIGNED, Character.PRIVATE_USE -> false;
            default -> true;
        };
    }
}
