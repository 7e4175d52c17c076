package org.precisionhooks.fhir.read.genomic;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.precisionhooks.facts.Coding;
import org.precisionhooks.facts.Concept;
import org.precisionhooks.facts.Origin;
import org.precisionhooks.fhir.read.json.References;
import org.precisionhooks.fhir.read.resource.Entry;
import org.precisionhooks.fhir.read.resource.Reading;
import org.precisionhooks.fhir.read.resource.ReadingContext;

/** Tells whose genome was read (LOINC 48002-0); a somatic ground makes what is derived from it somatic. */
final class Origins {

    private static final String GERMLINE = "LA6683-2";
    private static final String SOMATIC = "LA6684-0";
    private static final String FETAL = "LA10429-1";
    private static final String LIKELY_FETAL = "LA18196-8";

    private Origins() {}

    static Origin of(Reading reading, ObservationSheet sheet) {
        return of(reading.context(), reading.entry(), sheet, new HashSet<>());
    }

    private static Origin of(ReadingContext context, Entry entry, ObservationSheet sheet, Set<String> visited) {
        Origin own = stated(sheet);
        if (own != Origin.UNSTATED || !visited.add(entry.reference())) {
            return own;
        }
        Origin joint = Origin.UNSTATED;
        boolean allGermline = true;
        for (JsonNode reference : sheet.derivedFrom()) {
            Origin ground = ofReference(context, entry, reference, visited);
            if (ground == Origin.SOMATIC) {
                return ground;
            }
            allGermline &= ground == Origin.GERMLINE;
            joint = allGermline ? Origin.GERMLINE : Origin.UNSTATED;
        }
        return joint;
    }

    private static Origin ofReference(ReadingContext context, Entry from, JsonNode reference, Set<String> visited) {
        Optional<Entry> ground = context.index().resolve(from, References.of(reference));
        return ground.filter(entry -> entry.type().equals("Observation"))
                .map(entry -> of(context, entry, new ObservationSheet(entry.json(), context.tables()), visited))
                .orElse(Origin.UNSTATED);
    }

    /** A sequence has the source class of the Observations that stand on it. */
    static Origin ofSequence(Reading reading) {
        Origin origin = Origin.UNSTATED;
        for (Entry holder : reading.context().index().holders(reading.entry())) {
            Origin stated = stated(new ObservationSheet(holder.json(), reading.tables()));
            if (stated == Origin.SOMATIC) {
                return stated;
            }
            origin = stated == Origin.UNSTATED ? origin : stated;
        }
        return origin;
    }

    /** Whether it, or a result that it rests on, is of a fetus: another genome than that of the patient, who is the mother. */
    static boolean isOfFetus(Reading reading, ObservationSheet sheet) {
        return isOfFetus(reading.context(), reading.entry(), sheet, new HashSet<>());
    }

    private static boolean isOfFetus(ReadingContext context, Entry entry, ObservationSheet sheet, Set<String> visited) {
        if (says(sheet.value(Keys.SOURCE_CLASS), FETAL, "fetal")
                || says(sheet.value(Keys.SOURCE_CLASS), LIKELY_FETAL, "fetus")) {
            return true;
        }
        return visited.add(entry.reference())
                && sheet.derivedFrom().stream()
                        .flatMap(reference -> context.index().resolve(entry, References.of(reference)).stream())
                        .filter(ground -> ground.type().equals("Observation"))
                        .anyMatch(ground -> isOfFetus(
                                context, ground, new ObservationSheet(ground.json(), context.tables()), visited));
    }

    static Origin stated(ObservationSheet sheet) {
        Concept value = sheet.has(Keys.SOURCE_CLASS)
                ? sheet.value(Keys.SOURCE_CLASS)
                : sheet.extension("observation-geneticsGenomicSourceClass").orElse(Concept.NONE);
        return of(value);
    }

    /** The source class that a concept names; somatic when it names both. */
    static Origin of(Concept value) {
        boolean somatic = says(value, SOMATIC, "somatic");
        boolean germline = says(value, GERMLINE, "germline");
        return somatic ? Origin.SOMATIC : germline ? Origin.GERMLINE : Origin.UNSTATED;
    }

    private static boolean says(Concept value, String code, String word) {
        for (Coding coding : value.codings()) {
            if (coding.code().equals(code) || contains(coding.display(), word) || contains(coding.code(), word)) {
                return true;
            }
        }
        return contains(value.text(), word);
    }

    private static boolean contains(String text, String word) {
        return text.toLowerCase(Locale.ROOT).contains(word);
    }
}
