package org.precisionhooks.release;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import org.springframework.web.util.HtmlUtils;

/** The words of a published text, without its markup, and a mark by which the same words are known again. */
final class HtmlText {

    private static final int DIGEST = 16;

    private HtmlText() {}

    static String plain(String html) {
        String spaced = html.replaceAll("(?s)<table.*?</table>", " ").replaceAll("<[^>]*>", " ");
        return HtmlUtils.htmlUnescape(spaced)
                .replaceAll("[\\p{Cntrl}\\u00a0\\s]+", " ")
                .strip();
    }

    /** Equal for texts that differ in markup, blanks and capitals only; a sign such as ≥ counts. */
    static String digest(String text) {
        String words = plain(text).toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}<>≤≥=%+*/.-]+", "");
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(words.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, DIGEST);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every Java", e);
        }
    }
}
