package org.precisionhooks.server.security;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.precisionhooks.consent.term.CodeSystems;
import org.precisionhooks.facts.Coding;

/** The claims of a verified token; one that is there and not of its kind is a reason to refuse. */
public record TokenClaims(Map<String, Object> all) {

    /** Purposes of use (IHE IUA 3.71.4.1.2.2.1). */
    public static final String PURPOSE_OF_USE = "extensions.ihe_iua.purpose_of_use";

    /** Roles of the user, as codings. */
    public static final String SUBJECT_ROLE = "extensions.ihe_iua.subject_role";

    /** Why the glass is broken, beside the purpose BTG: IHE has no place for it. */
    public static final String BREAK_GLASS_REASON = "extensions.precision_hooks.break_glass_reason";

    /** Spellings of v3-ActReason that IHE's XUA and IUA examples use, among them that of its value set. */
    private static final List<String> ACT_REASON_SPELLINGS = List.of(
            "urn:oid:2.16.840.1.113883.5.8",
            "2.16.840.1.113883.5.8",
            "urn:oid:2.16.840.1.113883.1.11.20448",
            "2.16.840.1.113883.1.11.20448");

    public boolean has(String path) {
        return at(path) != null;
    }

    public Optional<String> text(String path) {
        Object value = at(path);
        if (value == null) {
            return Optional.empty();
        }
        if (value instanceof String text && !text.isBlank()) {
            return Optional.of(text);
        }
        throw malformed();
    }

    /** Words of a list, or of a text with blanks between. */
    public List<String> words(String path) {
        Object value = at(path);
        if (value instanceof String text) {
            return Arrays.stream(text.strip().split(" +"))
                    .filter(word -> !word.isEmpty())
                    .toList();
        }
        return items(value).stream()
                .map(item -> {
                    if (item instanceof String text) {
                        return text;
                    }
                    throw malformed();
                })
                .toList();
    }

    /** Codings as IHE IUA writes them, {@code {"system": …, "code": …}}, or plain codes of a system. */
    public List<Coding> codings(String path, String systemOfPlainCodes) {
        Object value = at(path);
        List<?> items = value instanceof String || value instanceof Map ? List.of(value) : items(value);
        return items.stream().map(item -> coding(item, systemOfPlainCodes)).toList();
    }

    private static Coding coding(Object item, String systemOfPlainCodes) {
        if (item instanceof String code && !code.isBlank()) {
            return Coding.of(systemOfPlainCodes, code);
        }
        if (item instanceof Map<?, ?> members
                && members.get("code") instanceof String code
                && !code.isBlank()
                && members.get("system") instanceof String system) {
            return Coding.of(ACT_REASON_SPELLINGS.contains(system) ? CodeSystems.ACT_REASON : system, code);
        }
        throw malformed();
    }

    private static List<?> items(@Nullable Object value) {
        if (value == null) {
            return List.of();
        }
        if (value instanceof List<?> items && items.stream().allMatch(Objects::nonNull)) {
            return items;
        }
        throw malformed();
    }

    /** Some servers give claims names that are addresses, dots and all. */
    private @Nullable Object at(String path) {
        Object direct = all.get(path);
        if (direct != null) {
            return direct;
        }
        Object found = all;
        for (String name : path.split("\\.")) {
            found = found instanceof Map<?, ?> members ? members.get(name) : null;
        }
        return found == all ? null : found;
    }

    private static TokenRefused malformed() {
        return new TokenRefused("a claim that is not of its kind");
    }
}
