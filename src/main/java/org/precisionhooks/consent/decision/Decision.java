package org.precisionhooks.consent.decision;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.precisionhooks.consent.document.NotInForce;

/**
 * A decision with its explanation, for audit only: it never reaches a card, an answer or an ordinary log.
 *
 * @param effect what it comes to
 * @param outcomes the outcome of each resource, by reference
 * @param obligations what a user of the permitted data owes
 * @param notInForce consents that were not heard
 * @param warnings for the consent officer
 * @param policy id and version of the policy
 * @param evaluatedAt the instant it holds for
 */
public record Decision(
        Effect effect,
        List<ResourceOutcome> outcomes,
        List<Obligation> obligations,
        List<NotInForce> notInForce,
        List<Warning> warnings,
        String policy,
        Instant evaluatedAt) {

    /** Edition of the decision's rules; part of the hash. */
    public static final String ENGINE_VERSION = "1";

    public Decision {
        outcomes = List.copyOf(outcomes);
        obligations = List.copyOf(obligations);
        notInForce = List.copyOf(notInForce);
        warnings = List.copyOf(warnings);
    }

    /** The same request, consents, resources and versions give the same id. */
    public String id() {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest(bytes(ENGINE_VERSION + content())));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    /** All parts; most resources of a record share their ground, which is written once. */
    private String content() {
        Map<ResourceOutcome, List<String>> referencesByGround = new LinkedHashMap<>();
        List<String> references = List.of();
        for (int i = 0; i < outcomes.size(); i++) {
            ResourceOutcome outcome = outcomes.get(i);
            if (i == 0 || !outcome.hasGroundOf(outcomes.get(i - 1))) {
                references = referencesByGround.computeIfAbsent(outcome.of(""), ground -> new ArrayList<>());
            }
            references.add(outcome.reference());
        }
        return List.of(effect, referencesByGround, obligations, notInForce, warnings, policy, evaluatedAt)
                .toString();
    }

    private static byte[] bytes(String text) {
        byte[] bytes = new byte[2 * text.length()];
        for (int i = 0; i < text.length(); i++) {
            bytes[2 * i] = (byte) (text.charAt(i) >> 8);
            bytes[2 * i + 1] = (byte) text.charAt(i);
        }
        return bytes;
    }

    /** Whether all, none or some of the resources are permitted. */
    public enum Effect {
        PERMIT,
        DENY,
        REDACT
    }

    /** A duty by v3-ActCode. */
    public record Obligation(String system, String code, Map<String, String> params) {

        public Obligation {
            params = Collections.unmodifiableSortedMap(new TreeMap<>(params));
        }
    }

    /** Something for the consent officer to look at. */
    public record Warning(Code code, String consent, String detail) {

        /** What is wrong. */
        public enum Code {
            /** A deny set a permit aside. */
            CONFLICT,
            /** A consent cannot be relied on. */
            UNREADABLE,
            /** More consents or provisions than are enforced. */
            TOO_MANY,
            /** An actor that could not be resolved. */
            UNRESOLVED_ACTOR
        }
    }
}
