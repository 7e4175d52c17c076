package org.precisionhooks.fhir.read;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.precisionhooks.facts.Coding;
import org.precisionhooks.facts.Fact;
import org.precisionhooks.facts.GenomicFact;
import org.precisionhooks.facts.ResourceView;

/** Makes what the consent decision sees of a resource (consent.md section 5). */
final class ViewReader {

    private enum Role {
        AUTHOR,
        CONCEPT
    }

    private static final Map<String, Role> ROLES = new HashMap<>();

    static {
        put(Role.AUTHOR, "performer", "author", "recorder", "asserter", "requester", "resultsInterpreter");
        put(Role.AUTHOR, "informationSource");
        put(Role.CONCEPT, "code", "category", "type", "valueCodeableConcept", "medicationCodeableConcept");
    }

    private static void put(Role role, String... fields) {
        for (String field : fields) {
            ROLES.put(field, role);
        }
    }

    private ViewReader() {}

    /** The view of the resource of a reading, after it was read. */
    static ResourceView view(Reading reading, Set<String> subjects) {
        Entry entry = reading.entry();
        JsonNode json = entry.json();
        Set<String> patients = new LinkedHashSet<>(subjects);
        patients.removeIf(reference -> !References.isPatient(reference));
        Set<String> authors = new LinkedHashSet<>(2);
        Set<String> related = new LinkedHashSet<>(4);
        List<Coding> codes = new ArrayList<>(4);
        walk(json, authors, related, codes);
        addParts(json, codes);
        return new ResourceView(
                entry.type(),
                entry.id(),
                Json.text(json.path("meta"), "versionId"),
                entry.origin(),
                patients,
                labels(json),
                codes,
                reading.genes(),
                isGenomic(reading, codes),
                reading.time(),
                authors,
                related,
                profiles(json));
    }

    private static void walk(JsonNode json, Set<String> authors, Set<String> related, List<Coding> codes) {
        for (Map.Entry<String, JsonNode> field : json.properties()) {
            JsonNode value = field.getValue();
            Role role = value.isContainerNode() ? ROLES.get(field.getKey()) : null;
            if (role == Role.CONCEPT) {
                addCodes(value, codes);
            } else if (role == Role.AUTHOR) {
                addReferences(value, authors, true);
            } else if (value.isContainerNode()) {
                addReferences(value, related, false);
            }
        }
    }

    private static void addCodes(JsonNode value, List<Coding> codes) {
        if (value.isArray()) {
            value.forEach(one -> codes.addAll(Concepts.codings(one)));
        } else {
            codes.addAll(Concepts.codings(value));
        }
    }

    private static void addReferences(JsonNode value, Set<String> references, boolean patientsToo) {
        if (value.isArray()) {
            for (JsonNode one : value) {
                addReference(one, references, patientsToo);
            }
        } else {
            addReference(value, references, patientsToo);
        }
    }

    /** A reference, also that of an actor (Procedure.performer). */
    private static void addReference(JsonNode value, Set<String> references, boolean patientsToo) {
        String own = References.of(value);
        String reference = References.local(own.isEmpty() ? References.of(value.path("actor")) : own);
        if (!reference.isEmpty() && (patientsToo || !References.isPatient(reference))) {
            references.add(reference);
        }
    }

    /** The codes of components and of contained resources. */
    private static void addParts(JsonNode json, List<Coding> codes) {
        for (JsonNode component : Json.items(json, "component")) {
            codes.addAll(Concepts.codings(component.path("code")));
        }
        for (JsonNode part : Json.items(json, "contained")) {
            codes.addAll(Concepts.codings(part.path("code")));
            for (JsonNode component : Json.items(part, "component")) {
                codes.addAll(Concepts.codings(component.path("code")));
            }
        }
    }

    private static List<Coding> labels(JsonNode json) {
        List<Coding> labels = new ArrayList<>(0);
        for (JsonNode label : Json.items(json.path("meta"), "security")) {
            labels.add(Concepts.coding(label));
        }
        return labels;
    }

    private static Set<String> profiles(JsonNode json) {
        Set<String> profiles = new LinkedHashSet<>(1);
        for (JsonNode profile : Json.items(json.path("meta"), "profile")) {
            if (profile.isTextual()) {
                profiles.add(profile.textValue());
            }
        }
        return profiles;
    }

    private static boolean isGenomic(Reading reading, List<Coding> codes) {
        if (reading.entry().type().equals("MolecularSequence")
                || !reading.genes().isEmpty()) {
            return true;
        }
        for (Fact fact : reading.facts()) {
            if (fact instanceof GenomicFact) {
                return true;
            }
        }
        return ReportReader.isGenomic(reading.json(), reading.tables()) || hasGenomicCode(reading, codes);
    }

    private static boolean hasGenomicCode(Reading reading, List<Coding> codes) {
        for (Coding code : codes) {
            String key = reading.tables().key(code.system(), code.code());
            if (key.equals(Keys.GENE) || ObservationReader.isGenomicKey(key, reading.tables())) {
                return true;
            }
        }
        return false;
    }
}
