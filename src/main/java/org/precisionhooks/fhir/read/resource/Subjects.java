package org.precisionhooks.fhir.read.resource;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import org.precisionhooks.fhir.read.json.Json;
import org.precisionhooks.fhir.read.json.References;

/** Finds whom a resource is about: by itself, by what contains it, else by what refers to it (genomics-fhir.md 3.10). */
public final class Subjects {

    private static final String[] FIELDS = {"subject", "patient", "for", "beneficiary"};

    private final RecordIndex index;
    /** The subjects of the resource before, mostly those of the next one too. */
    private Set<String> last = Set.of();

    public Subjects(RecordIndex index) {
        this.index = index;
    }

    /** References of all it is about, mostly one {@code Patient/id}; empty when nothing leads to anyone. */
    public Set<String> of(Entry entry) {
        Set<String> found = of(entry, new HashSet<>());
        if (!found.equals(last)) {
            last = Set.copyOf(found);
        }
        return last;
    }

    private Set<String> of(Entry entry, Set<String> visited) {
        Set<String> subjects = named(entry);
        if (entry.isContained()) {
            subjects.addAll(named(rootOf(entry)));
        }
        if (!subjects.isEmpty() || !visited.add(entry.reference())) {
            return subjects;
        }
        for (Entry holder : index.holders(entry)) {
            subjects.addAll(of(holder, visited));
        }
        return subjects;
    }

    private static Entry rootOf(Entry entry) {
        String reference = entry.reference().substring(0, entry.reference().indexOf('#'));
        String type = Json.text(entry.root(), "resourceType");
        return new Entry(entry.root(), type, reference, reference, entry.root(), entry.origin());
    }

    private Set<String> named(Entry entry) {
        Set<String> subjects = new LinkedHashSet<>(2);
        if (entry.type().equals("Patient") && !entry.isContained()) {
            subjects.add(entry.reference());
            return subjects;
        }
        for (String field : FIELDS) {
            add(entry, entry.json().path(field), subjects);
        }
        addFocus(entry, subjects);
        return subjects;
    }

    /** An Observation may be about another person than its subject. */
    private void addFocus(Entry entry, Set<String> subjects) {
        for (JsonNode focus : Json.items(entry.json(), "focus")) {
            String reference = References.of(focus);
            if (reference.contains("Patient/") || reference.contains("RelatedPerson/")) {
                add(entry, focus, subjects);
            }
        }
    }

    private void add(Entry entry, JsonNode field, Set<String> subjects) {
        String reference = References.of(field.isArray() ? field.path(0) : field);
        String uuid = References.uuid(reference);
        if (!uuid.isEmpty()) {
            subjects.add(index.resolve(entry, reference).map(Entry::reference).orElse("Patient/" + uuid));
        } else if (!reference.isEmpty() && !reference.startsWith("#")) {
            subjects.add(References.local(reference));
        }
    }
}
