package org.precisionhooks.fhir.read.vocabulary;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.precisionhooks.fhir.read.json.Json;
import org.precisionhooks.knowledge.Knowledge;

/** Recognises a genetic report or document by its name, where no code tells. */
public record ReportWords(Pattern words) {

    private static final Set<String> TYPES = Set.of("DiagnosticReport", "DocumentReference");

    /** Row of {@code genomics/report_words}: how a word begins. */
    record ReportWordRow(String word) {}

    static ReportWords from(Knowledge knowledge) {
        String any = knowledge.table("genomics/report_words", ReportWordRow.class).rows().stream()
                .map(row -> Pattern.quote(row.word()))
                .collect(Collectors.joining("|"));
        return new ReportWords(Pattern.compile("\\b(?:" + any + ")", Pattern.CASE_INSENSITIVE));
    }

    public boolean areIn(JsonNode json) {
        return TYPES.contains(Json.text(json, "resourceType"))
                && names(json).stream().anyMatch(name -> words.matcher(name).find());
    }

    private static List<String> names(JsonNode json) {
        List<String> names = new ArrayList<>(List.of(Json.text(json, "description")));
        for (String field : new String[] {"code", "type"}) {
            names.add(Json.text(json.path(field), "text"));
            Json.items(json.path(field), "coding").forEach(coding -> names.add(Json.text(coding, "display")));
        }
        Json.items(json, "category").forEach(category -> names.add(Json.text(category, "text")));
        Json.items(json, "content").forEach(content -> names.add(Json.text(content.path("attachment"), "title")));
        Json.items(json, "presentedForm").forEach(form -> names.add(Json.text(form, "title")));
        return names;
    }
}
