package org.precisionhooks.fhir.read.resource;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.precisionhooks.facts.ReadIssue;
import org.precisionhooks.facts.ReadIssueCode;
import org.precisionhooks.fhir.read.json.Guide;
import org.precisionhooks.fhir.read.json.Json;
import org.precisionhooks.fhir.read.json.References;

/** The resources of one reading, found again by the references between them. */
public final class RecordIndex {

    private static final String[] MEMBERS = {"result", "hasMember", "derivedFrom"};

    private final List<Entry> entries = new ArrayList<>();
    private final List<ReadIssue> issues = new ArrayList<>();
    private final Map<String, Entry> byReference = new HashMap<>();
    private final Map<String, Entry> byId = new HashMap<>();
    private final Map<String, List<Entry>> holders = new HashMap<>();
    private boolean linked;

    public RecordIndex(List<FoundResource> found) {
        for (int i = 0; i < found.size(); i++) {
            add(found.get(i), "position-" + (i + 1));
        }
    }

    private void add(FoundResource found, String position) {
        JsonNode json = found.json();
        String type = Json.text(json, "resourceType");
        if (!isTypeName(type)) {
            issues.add(new ReadIssue(position, ReadIssueCode.MALFORMED, "Not a FHIR resource"));
            return;
        }
        String written = Json.text(json, "id");
        String id = written.isEmpty() ? position : written;
        Entry entry = new Entry(json, type, id, type + "/" + id, json, found.origin());
        entries.add(entry);
        byReference.putIfAbsent(entry.reference(), entry);
        byId.putIfAbsent(id, entry);
    }

    private static boolean isTypeName(String type) {
        for (int i = 0; i < type.length(); i++) {
            if (!Character.isLetter(type.charAt(i))) {
                return false;
            }
        }
        return !type.isEmpty() && Character.isUpperCase(type.charAt(0));
    }

    public List<Entry> entries() {
        return entries;
    }

    public List<ReadIssue> issues() {
        return issues;
    }

    /** What a reference in a resource leads to: relative, absolute, {@code urn:uuid:} or contained. */
    public Optional<Entry> resolve(Entry from, String reference) {
        if (reference.startsWith("#")) {
            return contained(from, reference.substring(1));
        }
        String uuid = References.uuid(reference);
        return Optional.ofNullable(uuid.isEmpty() ? byReference.get(References.local(reference)) : byId.get(uuid));
    }

    private static Optional<Entry> contained(Entry from, String id) {
        for (JsonNode part : Json.items(from.root(), "contained")) {
            String partId = Json.text(part, "id");
            if (partId.equals(id) || partId.equals("#" + id)) {
                return Optional.of(from.contained(part));
            }
        }
        return Optional.empty();
    }

    /** The reports and Observations that refer to a resource as their result, member or ground; of a file, its studies. */
    public List<Entry> holders(Entry entry) {
        if (!linked) {
            linked = true;
            entries.forEach(this::link);
        }
        return holders.getOrDefault(entry.reference(), List.of());
    }

    private void link(Entry holder) {
        switch (holder.type()) {
            case "DiagnosticReport", "Observation" -> linkMembers(holder);
            case "MolecularSequence" -> linkPointers(holder);
            case "Procedure" -> linkFiles(holder);
            default -> {}
        }
    }

    private void linkMembers(Entry holder) {
        for (String field : MEMBERS) {
            for (JsonNode item : Json.items(holder.json(), field)) {
                linkTo(holder, item);
            }
        }
        for (JsonNode extension : Json.items(holder.json(), "extension")) {
            linkTo(holder, extension.path("valueReference"));
        }
        for (JsonNode part : Json.items(holder.json(), "contained")) {
            if (!holder.isContained()) {
                linkMembers(holder.contained(part));
            }
        }
    }

    private void linkFiles(Entry study) {
        for (JsonNode extension : Json.items(study.json(), "extension")) {
            if (Json.text(extension, "url").equals(Guide.STUDY_INPUT)) {
                for (JsonNode part : Json.items(extension, "extension")) {
                    linkTo(study, part.path("valueReference"));
                }
            }
        }
    }

    private void linkTo(Entry holder, JsonNode reference) {
        resolve(holder, References.of(reference))
                .ifPresent(member -> holders.computeIfAbsent(member.reference(), key -> new ArrayList<>())
                        .add(holder));
    }

    /** A variant of a sequence may point to the Observation that speaks of it. */
    private void linkPointers(Entry sequence) {
        for (JsonNode variant : Json.items(sequence.json(), "variant")) {
            resolve(sequence, References.of(variant.path("variantPointer")))
                    .ifPresent(observation -> holders.computeIfAbsent(sequence.reference(), key -> new ArrayList<>())
                            .add(observation));
        }
    }
}
