package org.precisionhooks.fhir.read.consent;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.precisionhooks.consent.document.Actor;
import org.precisionhooks.consent.document.Actor.Members;
import org.precisionhooks.facts.Coding;
import org.precisionhooks.fhir.write.Canonical;

/** Reads the actors of a provision and resolves whom they stand for, as far as the resources are at hand. */
final class ActorReader {

    /** Roles in which an actor receives data (consent.md section 4, row who). */
    private static final Set<String> ROLES = Set.of("IRCP", "GRANTEE", "HPOWATT", "PRCP");

    private static final Set<String> COLLECTIVE = Set.of("Group", "CareTeam", "PractitionerRole");

    private final JsonNode consent;
    private final Function<String, Optional<JsonNode>> lookup;

    ActorReader(JsonNode consent, Function<String, Optional<JsonNode>> lookup) {
        this.consent = consent;
        this.lookup = lookup;
    }

    List<Actor> actors(JsonNode provision) {
        JsonNode stated = provision.path("actor");
        if (ConsentJson.isFilled(stated)
                && ConsentJson.items(provision, "actor").isEmpty()) {
            return List.of(actor(stated));
        }
        return ConsentJson.items(provision, "actor").stream().map(this::actor).toList();
    }

    /** What a resource refers to, without its patient. */
    Set<String> refersTo(String reference) {
        Set<String> references = new HashSet<>();
        resolve(reference)
                .ifPresent(resource -> resource.properties().forEach(field -> {
                    if (!field.getKey().equals("subject") && !field.getKey().equals("patient")) {
                        collect(field.getValue(), references);
                    }
                }));
        return references;
    }

    private Actor actor(JsonNode node) {
        JsonNode reference = node.path("reference");
        String literal = ConsentJson.text(reference, "reference");
        Optional<JsonNode> resource = resolve(literal);
        Set<Coding> identifiers = new HashSet<>();
        resource.ifPresent(found -> identifiers.addAll(ConsentJson.identifiers(found, "identifier")));
        resource.ifPresent(found -> identifiers.addAll(memberIdentifiers(found)));
        return new Actor(
                literal,
                ConsentJson.identifier(reference.path("identifier")),
                isKnown(node.path("role")),
                identifiers,
                resource.flatMap(ActorReader::members));
    }

    private static boolean isKnown(JsonNode role) {
        return role.isMissingNode()
                || ConsentJson.codings(role, "coding").stream().anyMatch(coding -> ROLES.contains(coding.code()));
    }

    private Optional<JsonNode> resolve(String reference) {
        if (reference.startsWith("#")) {
            return ConsentJson.items(consent, "contained").stream()
                    .filter(contained -> ConsentJson.text(contained, "id").equals(reference.substring(1)))
                    .findFirst();
        }
        return reference.isEmpty() ? Optional.empty() : lookup.apply(reference).filter(found -> !isUnconfirmed(found));
    }

    /** What anybody may have written opens nothing and leaves nobody out: it is as if it were not at hand. */
    private static boolean isUnconfirmed(JsonNode entry) {
        return ConsentJson.codings(entry.path("meta"), "tag").stream()
                .anyMatch(tag -> tag.is(Canonical.DIRECTORY_STATUS, Canonical.UNCONFIRMED));
    }

    private static Optional<Members> members(JsonNode resource) {
        if (ConsentJson.isFilled(resource.path("modifierExtension"))) {
            return Optional.of(new Members(ConsentJson.text(resource, "resourceType"), false, Set.of()));
        }
        return switch (ConsentJson.text(resource, "resourceType")) {
            case "Group" -> Optional.of(group(resource));
            case "CareTeam" -> Optional.of(careTeam(resource));
            case "PractitionerRole" -> Optional.of(role(resource));
            default -> Optional.empty();
        };
    }

    private static Members group(JsonNode group) {
        boolean inUse =
                group.path("active").asBoolean(true) && group.path("actual").asBoolean(false);
        return inUse ? listed("Group", ConsentJson.items(group, "member"), "entity") : described("Group");
    }

    private static Members careTeam(JsonNode team) {
        String status = ConsentJson.text(team, "status");
        return status.isEmpty() || status.equals("active")
                ? listed("CareTeam", ConsentJson.items(team, "participant"), "member")
                : described("CareTeam");
    }

    private static Members role(JsonNode role) {
        Set<String> parts = new HashSet<>();
        for (String part : List.of("practitioner", "organization")) {
            String reference = ConsentJson.text(role.path(part), "reference");
            if (!reference.isEmpty()) {
                parts.add(reference);
            }
        }
        return new Members("PractitionerRole", role.path("active").asBoolean(true), parts);
    }

    private static Members described(String kind) {
        return new Members(kind, false, Set.of());
    }

    /** A member whose membership has limits, or who stands for others, leaves the list open. */
    private static Members listed(String kind, List<JsonNode> entries, String part) {
        Set<String> references = new HashSet<>();
        boolean complete = true;
        for (JsonNode entry : entries) {
            String reference = ConsentJson.text(entry.path(part), "reference");
            boolean plain = !entry.path("inactive").asBoolean(false) && !entry.has("period") && isPerson(reference);
            complete &= plain;
            if (plain) {
                references.add(reference);
            }
        }
        return new Members(kind, complete, references);
    }

    private static boolean isPerson(String reference) {
        int slash = reference.indexOf('/');
        return slash > 0 && reference.indexOf(':') < 0 && !COLLECTIVE.contains(reference.substring(0, slash));
    }

    private static List<Coding> memberIdentifiers(JsonNode resource) {
        List<Coding> identifiers = new ArrayList<>();
        boolean usable = members(resource).filter(Members::complete).isPresent();
        for (JsonNode entry : usable ? ConsentJson.items(resource, "member") : List.<JsonNode>of()) {
            ConsentJson.identifier(entry.path("entity").path("identifier")).ifPresent(identifiers::add);
        }
        return identifiers;
    }

    private static void collect(JsonNode node, Set<String> references) {
        String reference = ConsentJson.text(node, "reference");
        if (!reference.isEmpty()) {
            references.add(reference);
        }
        node.forEach(child -> collect(child, references));
    }
}
