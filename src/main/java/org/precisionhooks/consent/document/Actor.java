package org.precisionhooks.consent.document;

import java.util.Optional;
import java.util.Set;
import org.precisionhooks.facts.Coding;

/**
 * An actor of a provision, with what its reference leads to already resolved.
 *
 * @param reference literal reference, {@code Practitioner/abc}, empty when not given
 * @param identifier logical identifier in place of a reference, or beside it
 * @param roleKnown false when the role is none of IRCP, GRANTEE, HPOWATT, PRCP
 * @param identifiers identifiers of the resource it leads to
 * @param members whom a group, a care team or a practitioner role stands for, when it could be resolved
 */
public record Actor(
        String reference,
        Optional<Coding> identifier,
        boolean roleKnown,
        Set<Coding> identifiers,
        Optional<Members> members) {

    public Actor {
        identifiers = Set.copyOf(identifiers);
    }

    /**
     * Whom an actor stands for.
     *
     * @param kind Group, CareTeam or PractitionerRole
     * @param complete false when somebody else may belong to it too: a description instead of a list, an
     *     inactive or a nested member
     * @param references the members that it names
     */
    public record Members(String kind, boolean complete, Set<String> references) {

        public Members {
            references = Set.copyOf(references);
        }
    }
}
