package org.precisionhooks.consent.decision;

import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import org.precisionhooks.consent.document.Actor;
import org.precisionhooks.consent.request.Requester;
import org.precisionhooks.consent.term.References;
import org.precisionhooks.facts.Coding;

/** Is an actor of a provision the requester? (consent.md section 5, row actor) */
final class ActorMatch {

    /** Kinds that stand for others: two different ids may still mean the same person. */
    private static final Set<String> COLLECTIVE = Set.of("Group", "CareTeam", "PractitionerRole");

    private final Set<String> own = new HashSet<>();
    private final Set<String> kinds = new HashSet<>();
    private final Set<Coding> identifiers = new HashSet<>();
    private final Set<String> identifierSystems = new HashSet<>();

    ActorMatch(Requester requester) {
        own.addAll(requester.references());
        own.addAll(requester.organizations());
        own.forEach(reference -> kinds.add(References.type(reference)));
        kinds.removeAll(COLLECTIVE);
        own.addAll(requester.groups());
        for (Coding identifier : requester.identifiers()) {
            identifiers.add(Coding.of(identifier.system(), identifier.code()));
            identifierSystems.add(identifier.system());
        }
    }

    Truth of(Actor actor) {
        Truth same = sameParty(actor);
        return actor.roleKnown() ? same : same.and(Truth.UNKNOWN);
    }

    private Truth sameParty(Actor actor) {
        if (own.isEmpty() && identifiers.isEmpty()) {
            return Truth.UNKNOWN;
        }
        if (own.contains(References.unversioned(actor.reference())) || sharesIdentifier(actor)) {
            return Truth.TRUE;
        }
        return actor.members().map(this::member).orElseGet(() -> stranger(actor));
    }

    private boolean sharesIdentifier(Actor actor) {
        boolean logical = actor.identifier()
                .map(identifier -> identifiers.contains(Coding.of(identifier.system(), identifier.code())))
                .orElse(false);
        return logical || !Collections.disjoint(identifiers, actor.identifiers());
    }

    private Truth member(Actor.Members members) {
        if (members.kind().equals("PractitionerRole")) {
            return role(members);
        }
        if (!Collections.disjoint(own, members.references())) {
            return Truth.TRUE;
        }
        return members.complete() && !members.references().isEmpty() ? Truth.FALSE : Truth.UNKNOWN;
    }

    /** A role is a practitioner in an organization: one of the two alone does not settle it. */
    private Truth role(Actor.Members members) {
        if (members.references().isEmpty()) {
            return Truth.UNKNOWN;
        }
        if (own.containsAll(members.references())) {
            return members.complete() ? Truth.TRUE : Truth.UNKNOWN;
        }
        boolean otherPerson = members.references().stream()
                .anyMatch(reference -> kinds.contains(References.type(reference)) && !own.contains(reference));
        return otherPerson && Collections.disjoint(own, members.references()) ? Truth.FALSE : Truth.UNKNOWN;
    }

    private Truth stranger(Actor actor) {
        boolean otherIdentifier =
                actor.identifiers().stream().anyMatch(identifier -> identifierSystems.contains(identifier.system()));
        boolean otherLogical = actor.identifier()
                .filter(identifier -> identifierSystems.contains(identifier.system()))
                .isPresent();
        boolean sameKind =
                References.isRelative(actor.reference()) && kinds.contains(References.type(actor.reference()));
        return Truth.of(!(otherIdentifier || otherLogical || sameKind)).and(Truth.UNKNOWN);
    }
}
