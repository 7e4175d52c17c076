package org.precisionhooks.fhir.read.vocabulary;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.precisionhooks.facts.Coding;
import org.precisionhooks.fhir.read.json.Concepts;
import org.precisionhooks.fhir.read.json.Json;
import org.precisionhooks.knowledge.Knowledge;

/** The groups by which race or ethnicity is counted, as extensions of a Patient state them; never by a name or a language. */
public record AncestryGroups(List<GroupRow> rows) {

    private static final String SEVERAL = "several";

    /**
     * A row of {@code fairness/ancestry.tsv}.
     *
     * @param rank of what is recorded the lowest counts
     */
    record GroupRow(String extension, String system, String code, String group, int rank, String display) {}

    public AncestryGroups {
        rows = List.copyOf(rows);
    }

    static AncestryGroups from(Knowledge knowledge) {
        return new AncestryGroups(
                knowledge.table("fairness/ancestry", GroupRow.class).rows());
    }

    /** Empty where none of the groups is recorded. */
    public Optional<String> of(JsonNode patient) {
        Set<GroupRow> stated =
                rows.stream().filter(row -> isStated(row, patient)).collect(Collectors.toSet());
        int lowest = stated.stream().mapToInt(GroupRow::rank).min().orElse(0);
        Set<String> groups = stated.stream()
                .filter(row -> row.rank() == lowest)
                .map(GroupRow::group)
                .collect(Collectors.toCollection(TreeSet::new));
        return groups.size() > 1 ? Optional.of(SEVERAL) : groups.stream().findFirst();
    }

    private static boolean isStated(GroupRow row, JsonNode patient) {
        for (JsonNode extension : Json.items(patient, "extension")) {
            if (Json.text(extension, "url").equals(row.extension()) && names(row, extension)) {
                return true;
            }
        }
        return false;
    }

    /** In the extension itself, or in one of its parts. */
    private static boolean names(GroupRow row, JsonNode extension) {
        boolean coding = isCoding(row, extension.path("valueCoding"));
        boolean concept = Concepts.concept(extension.path("valueCodeableConcept")).codings().stream()
                .anyMatch(one -> one.is(row.system(), row.code()));
        boolean part = false;
        for (JsonNode inner : Json.items(extension, "extension")) {
            part |= isCoding(row, inner.path("valueCoding"));
        }
        return coding || concept || part;
    }

    private static boolean isCoding(GroupRow row, JsonNode coding) {
        return Coding.of(Json.text(coding, "system"), Json.text(coding, "code")).is(row.system(), row.code());
    }
}
