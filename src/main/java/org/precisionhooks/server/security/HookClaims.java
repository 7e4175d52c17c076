package org.precisionhooks.server.security;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.precisionhooks.cdshooks.DeclaredAccess;
import org.precisionhooks.consent.CodeSystems;
import org.precisionhooks.facts.Coding;

/** What the token of a hook call declares (IHE IUA, JSON Web Token Option): purposes of use, roles, an emergency. */
final class HookClaims {

    /** The same code system, as IHE's examples write it. */
    private static final Set<String> ACT_REASON =
            Set.of("urn:oid:2.16.840.1.113883.5.8", "2.16.840.1.113883.5.8", "urn:oid:2.16.840.1.113883.1.11.20448");

    private static final int LONGEST_REASON = 500;

    private HookClaims() {}

    /** @throws IllegalArgumentException when a claim is not of its kind */
    static DeclaredAccess of(Map<String, Object> claims) {
        Map<?, ?> extensions = members(claims.get("extensions"));
        Map<?, ?> iua = members(extensions.get("ihe_iua"));
        Object reason = members(extensions.get("precision_hooks")).get("break_glass_reason");
        return new DeclaredAccess(
                codings(iua.get("purpose_of_use"), CodeSystems.ACT_REASON),
                Set.copyOf(codings(iua.get("subject_role"), "")),
                reason == null ? "" : text(reason));
    }

    private static Map<?, ?> members(@Nullable Object value) {
        if (value == null) {
            return Map.of();
        }
        if (value instanceof Map<?, ?> members) {
            return members;
        }
        throw malformed();
    }

    private static List<Coding> codings(@Nullable Object value, String plainSystem) {
        Stream<?> items = value instanceof List<?> list ? list.stream() : Stream.ofNullable(value);
        return items.map(item -> coding(Objects.requireNonNullElse(item, ""), plainSystem))
                .toList();
    }

    private static Coding coding(Object item, String plainSystem) {
        if (item instanceof Map<?, ?> members) {
            String system = text(members.get("system"));
            return Coding.of(ACT_REASON.contains(system) ? CodeSystems.ACT_REASON : system, text(members.get("code")));
        }
        return Coding.of(plainSystem, text(item));
    }

    private static String text(@Nullable Object value) {
        if (value instanceof String text && !text.isBlank() && text.length() <= LONGEST_REASON) {
            return text;
        }
        throw malformed();
    }

    private static IllegalArgumentException malformed() {
        return new IllegalArgumentException("A claim is not of its kind");
    }
}
