package org.precisionhooks.fhir.read.genomic;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.precisionhooks.facts.Coding;
import org.precisionhooks.facts.Concept;
import org.precisionhooks.fhir.read.json.Concepts;
import org.precisionhooks.fhir.read.json.Json;

/** By what a result is recognised as that of a polygenic score: its own code, an id of the PGS Catalog, or the German profile. */
public final class PolygenicMarks {

    /** The kind of result, as {@code consent/kind_rules} has it. */
    public static final Coding KIND =
            Coding.of("https://precisionhooks.org/fhir/CodeSystem/pm-result-kind", "polygenic-score");

    private static final Pattern CATALOG_ID = Pattern.compile("\\bPGS\\d{6}\\b");

    /** Molecular genetics module of the German Medical Informatics Initiative, 2026. */
    private static final String PROFILE = "/polygener-risiko-score";

    private PolygenicMarks() {}

    /** The name of the score; empty for what is the result of none. */
    static Optional<String> score(JsonNode json) {
        Concept code = Concepts.concept(json.path("code"));
        Concept method = Concepts.concept(json.path("method"));
        Optional<String> id = id(method).or(() -> id(code));
        if (id.isPresent()) {
            return id;
        }
        boolean marked = isMarked(code) || isMarked(method) || hasProfile(json);
        return marked ? Optional.of(method.isEmpty() ? code.label() : method.label()) : Optional.empty();
    }

    private static boolean isMarked(Concept concept) {
        return concept.codings().stream().anyMatch(coding -> coding.is(KIND.system(), KIND.code()));
    }

    private static Optional<String> id(Concept concept) {
        for (Coding coding : concept.codings()) {
            Optional<String> id = id(coding.code()).or(() -> id(coding.display()));
            if (id.isPresent()) {
                return id;
            }
        }
        return id(concept.text());
    }

    private static Optional<String> id(String text) {
        if (!text.contains("PGS")) {
            return Optional.empty();
        }
        Matcher matcher = CATALOG_ID.matcher(text);
        return matcher.find() ? Optional.of(matcher.group()) : Optional.empty();
    }

    private static boolean hasProfile(JsonNode json) {
        for (JsonNode profile : Json.items(json.path("meta"), "profile")) {
            if (profile.asText("").endsWith(PROFILE)) {
                return true;
            }
        }
        return false;
    }
}
