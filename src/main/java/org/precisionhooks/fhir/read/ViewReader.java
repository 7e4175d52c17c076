package org.precisionhooks.fhir.read;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.precisionhooks.facts.Coding;
import org.precisionhooks.facts.GenomicFact;
import org.precisionhooks.facts.GenomicRisk;
import org.precisionhooks.facts.ResourceView;
import org.precisionhooks.fhir.read.genomic.GenomicShapes;
import org.precisionhooks.fhir.read.genomic.Keys;
import org.precisionhooks.fhir.read.genomic.PolygenicMarks;
import org.precisionhooks.fhir.read.genomic.ReportReader;
import org.precisionhooks.fhir.read.json.Concepts;
import org.precisionhooks.fhir.read.json.Guide;
import org.precisionhooks.fhir.read.json.Json;
import org.precisionhooks.fhir.read.json.References;
import org.precisionhooks.fhir.read.resource.Entry;
import org.precisionhooks.fhir.read.resource.Reading;

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
        put(Role.CONCEPT, "description");
    }

    private static void put(Role role, String... fields) {
        for (String field : fields) {
            ROLES.put(field, role);
        }
    }

    private final List<Coding> codes = new ArrayList<>(4);
    private Set<String> authors = Set.of();
    private Set<String> related = Set.of();

    private ViewReader() {}

    /** The view of the resource of a reading, after it was read. */
    static ResourceView view(Reading reading, Set<String> subjects) {
        Entry entry = reading.entry();
        JsonNode json = entry.json();
        ViewReader parts = new ViewReader();
        parts.walk(json);
        parts.addParts(json);
        parts.addKind(reading);
        return new ResourceView(
                entry.type(),
                entry.id(),
                Json.text(json.path("meta"), "versionId"),
                entry.origin(),
                patients(subjects),
                labels(json),
                parts.codes,
                reading.genes().isEmpty() ? Set.of() : reading.genes(),
                isGenomic(reading, parts.codes),
                reading.time(),
                parts.authors,
                parts.related,
                profiles(json));
    }

    private static Set<String> patients(Set<String> subjects) {
        Set<String> patients = subjects;
        for (String reference : subjects) {
            if (!References.isPatient(reference)) {
                patients = new LinkedHashSet<>(subjects);
                patients.removeIf(one -> !References.isPatient(one));
            }
        }
        return patients;
    }

    private void walk(JsonNode json) {
        for (Map.Entry<String, JsonNode> field : json.properties()) {
            JsonNode value = field.getValue();
            if (value.isArray()) {
                Role role = ROLES.get(field.getKey());
                for (JsonNode one : value) {
                    add(one, role);
                }
            } else if (value.isObject()) {
                add(value, ROLES.get(field.getKey()));
            }
        }
    }

    private void add(JsonNode value, @Nullable Role role) {
        if (role == Role.CONCEPT) {
            Concepts.addCodings(value, codes);
            return;
        }
        String reference = reference(value);
        if (role == Role.AUTHOR && !reference.isEmpty()) {
            authors = with(authors, reference);
        } else if (!reference.isEmpty() && !References.isPatient(reference)) {
            related = with(related, reference);
        }
    }

    /** A reference, also that of an actor (Procedure.performer). */
    private static String reference(JsonNode value) {
        String own = References.of(value);
        return References.local(own.isEmpty() ? References.of(value.path("actor")) : own);
    }

    /** Most resources name one or none; a set of one need not be copied again. */
    private static Set<String> with(Set<String> references, String one) {
        if (references.isEmpty()) {
            return Set.of(one);
        }
        Set<String> more = new LinkedHashSet<>(references);
        more.add(one);
        return more;
    }

    /** What a result of no single gene is, so that its domain can be told. */
    private void addKind(Reading reading) {
        boolean polygenic = Stream.concat(reading.facts().stream(), reading.withdrawn().stream())
                .anyMatch(
                        fact -> fact instanceof GenomicRisk risk && risk.score().isPresent());
        if (polygenic && !codes.contains(PolygenicMarks.KIND)) {
            codes.add(PolygenicMarks.KIND);
        }
    }

    /** The codes of components, of the conditions of a relative, and of contained resources. */
    private void addParts(JsonNode json) {
        addComponents(json);
        for (JsonNode part : Json.items(json, "contained")) {
            Concepts.addCodings(part.path("code"), codes);
            addComponents(part);
        }
    }

    private void addComponents(JsonNode json) {
        for (JsonNode condition : Json.items(json, "condition")) {
            Concepts.addCodings(condition.path("code"), codes);
        }
        for (JsonNode component : Json.items(json, "component")) {
            Concepts.addCodings(component.path("code"), codes);
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
        Set<String> profiles = Set.of();
        for (JsonNode profile : Json.items(json.path("meta"), "profile")) {
            if (profile.isTextual()) {
                profiles = with(profiles, profile.textValue());
            }
        }
        return profiles;
    }

    private static boolean isGenomic(Reading reading, List<Coding> codes) {
        if (reading.entry().type().equals("MolecularSequence")
                || !reading.genes().isEmpty()
                || Guide.names(reading.json())) {
            return true;
        }
        boolean spoken = Stream.concat(reading.facts().stream(), reading.withdrawn().stream())
                .anyMatch(GenomicFact.class::isInstance);
        return spoken || ReportReader.isGenomic(reading.json(), reading.tables()) || hasGenomicCode(reading, codes);
    }

    private static boolean hasGenomicCode(Reading reading, List<Coding> codes) {
        for (Coding code : codes) {
            String key = reading.tables().key(code.system(), code.code());
            if (key.equals(Keys.GENE) || GenomicShapes.isGenomicKey(key, reading.tables())) {
                return true;
            }
        }
        return false;
    }
}
