package org.precisionhooks.consent.document;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.precisionhooks.facts.ClinicalTime;
import org.precisionhooks.facts.Coding;

/**
 * One Consent resource as the decision needs it (consent.md section 4).
 *
 * @param id logical id
 * @param version version id, empty when unknown
 * @param lastUpdated when this version was stored
 * @param identifiers business identifiers (system and value)
 * @param status status as written
 * @param kind scope and categories
 * @param patient {@code Patient/id}, empty when the Consent names its patient otherwise
 * @param dateTime when it was given
 * @param policyRules codes of {@code policyRule}
 * @param restrictOnly true when its permits do not count and its denies do: a verification says that the patient did not
 *     confirm it, or a caller sent it along beside the consents kept here
 * @param root the root provision
 * @param defect why it cannot be relied on, empty when it can: an unknown modifier, a part that cannot be read
 */
public record ConsentDocument(
        String id,
        String version,
        Optional<Instant> lastUpdated,
        Set<Coding> identifiers,
        String status,
        Kind kind,
        Optional<String> patient,
        Optional<ClinicalTime> dateTime,
        List<Coding> policyRules,
        boolean restrictOnly,
        Optional<Provision> root,
        String defect) {

    public ConsentDocument {
        identifiers = Set.copyOf(identifiers);
        policyRules = List.copyOf(policyRules);
    }

    /** A Consent of which nothing is known but that it exists: never a permit, always a deny. */
    public static ConsentDocument unreadable(String id, String why) {
        return new ConsentDocument(
                id,
                "",
                Optional.empty(),
                Set.of(),
                "",
                new Kind(List.of(), List.of()),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                false,
                Optional.empty(),
                why);
    }

    ConsentDocument withDefect(String why) {
        return new ConsentDocument(
                id,
                version,
                lastUpdated,
                identifiers,
                status,
                kind,
                patient,
                dateTime,
                policyRules,
                restrictOnly,
                root,
                why);
    }

    /**
     * This consent as sent along by a caller while the consents kept here are authoritative (consent.md section 10.4): it may
     * restrict, and it never takes the place of a kept one.
     */
    public ConsentDocument sentAlong() {
        return new ConsentDocument(
                "sent-along." + id,
                version,
                lastUpdated,
                Set.of(),
                status,
                kind,
                patient,
                dateTime,
                policyRules,
                true,
                root,
                defect);
    }

    public String reference() {
        return "Consent/" + id;
    }

    /** R4 {@code scope} and {@code category}. */
    public record Kind(List<Coding> scope, List<Coding> categories) {

        public Kind {
            scope = List.copyOf(scope);
            categories = List.copyOf(categories);
        }
    }
}
