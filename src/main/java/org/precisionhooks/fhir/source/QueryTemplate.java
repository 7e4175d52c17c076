package org.precisionhooks.fhir.source;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A prefetch template with its tokens filled in (CDS Hooks 2.0.1, prefetch tokens). A token's value stays a value: only an id
 * or {@code Type/id} is taken, and its characters are encoded.
 */
final class QueryTemplate {

    private static final Pattern TOKEN = Pattern.compile("\\{\\{\\s*([A-Za-z.]+)\\s*}}");
    private static final String UNRESERVED = "-._~";
    /** Characters that a template's own text may use for their meaning in an address. */
    private static final String MEANINGFUL = UNRESERVED + "/?&=,:%$+";

    private QueryTemplate() {}

    /** The relative address; empty when a token has no value, or one that no reference has. */
    static Optional<String> resolve(String template, Map<String, String> tokens) {
        StringBuilder address = new StringBuilder(template.length());
        Matcher token = TOKEN.matcher(template);
        int end = 0;
        while (token.find()) {
            String value = tokens.getOrDefault(token.group(1), "");
            if (!isReference(value)) {
                return Optional.empty();
            }
            address.append(encoded(template.substring(end, token.start()), MEANINGFUL));
            address.append(encoded(value, address.indexOf("?") < 0 ? UNRESERVED + "/" : UNRESERVED));
            end = token.end();
        }
        String rest = template.substring(end);
        return rest.contains("{{")
                ? Optional.empty()
                : Optional.of(address.append(encoded(rest, MEANINGFUL)).toString());
    }

    private static boolean isReference(String value) {
        return FhirReference.isId(value)
                || FhirReference.parse(value)
                        .filter(reference -> reference.toString().equals(value))
                        .isPresent();
    }

    private static String encoded(String text, String kept) {
        StringBuilder encoded = new StringBuilder(text.length());
        for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
            char character = (char) (octet & 0xFF);
            if (isLetterOrDigit(character) || kept.indexOf(character) >= 0) {
                encoded.append(character);
            } else {
                encoded.append('%').append("%02X".formatted((int) character));
            }
        }
        return encoded.toString();
    }

    private static boolean isLetterOrDigit(char character) {
        return character < 128 && Character.isLetterOrDigit(character);
    }
}
