package org.precisionhooks.consent.document;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.precisionhooks.facts.ClinicalTime;
import org.precisionhooks.facts.Coding;

/**
 * A rule of a Consent (R4 {@code Consent.provision}); its exceptions are nested in it.
 *
 * @param type permit or deny, empty when not stated
 * @param period when the rule holds
 * @param applicability whom, why and what it is about
 * @param limits which data it is about
 * @param narrowed true when an extension we do not know may narrow it
 * @param exceptions nested rules
 */
public record Provision(
        Optional<Type> type,
        Optional<ClinicalTime> period,
        Applicability applicability,
        Limits limits,
        boolean narrowed,
        List<Provision> exceptions) {

    public Provision {
        exceptions = List.copyOf(exceptions);
    }

    /** Whether a rule opens or closes. */
    public enum Type {
        PERMIT,
        DENY
    }

    /** Who, why, what is done; an empty list restricts nothing. */
    public record Applicability(List<Actor> actors, List<Coding> purposes, List<Coding> actions) {

        public static final Applicability ANY = new Applicability(List.of(), List.of(), List.of());

        public Applicability {
            actors = List.copyOf(actors);
            purposes = List.copyOf(purposes);
            actions = List.copyOf(actions);
        }
    }

    /**
     * Which data; an empty list restricts nothing.
     *
     * @param labels security labels
     * @param classes resource types and profiles
     * @param codes codes of the content, or knowledge domains; a concept without code is a coding without code
     * @param period clinical time of the data
     * @param data single resources, and what belongs to them
     */
    public record Limits(
            List<Coding> labels,
            List<Coding> classes,
            List<Coding> codes,
            Optional<ClinicalTime> period,
            List<DataReference> data) {

        public static final Limits NONE = new Limits(List.of(), List.of(), List.of(), Optional.empty(), List.of());

        public Limits {
            labels = List.copyOf(labels);
            classes = List.copyOf(classes);
            codes = List.copyOf(codes);
            data = List.copyOf(data);
        }
    }

    /**
     * R4 {@code provision.data}.
     *
     * @param meaning how other data belong to the resource
     * @param reference the resource, empty when it cannot be named
     * @param refersTo what the resource refers to, as far as it could be resolved
     */
    public record DataReference(Meaning meaning, String reference, Set<String> refersTo) {

        public DataReference {
            refersTo = Set.copyOf(refersTo);
        }
    }

    /** R4 consent-data-meaning. */
    public enum Meaning {
        INSTANCE,
        RELATED,
        DEPENDENTS,
        AUTHOREDBY,
        UNKNOWN
    }
}
