package org.precisionhooks.fhir.read.genomic;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.Set;
import org.precisionhooks.facts.Concept;
import org.precisionhooks.facts.Origin;
import org.precisionhooks.facts.ReadIssueCode;
import org.precisionhooks.fhir.read.json.DataFiles;
import org.precisionhooks.fhir.read.json.Json;
import org.precisionhooks.fhir.read.resource.Entry;
import org.precisionhooks.fhir.read.resource.Reading;
import org.precisionhooks.fhir.read.resource.ResourceReader;
import org.precisionhooks.fhir.read.vocabulary.ReadingTables;

/** Reads genomic reports and documents: what only they hold (genomics-fhir.md sections 2 and 3.10). */
public final class ReportReader implements ResourceReader {

    private static final Set<String> REPORTS =
            Set.of("51969-4", "81247-9", "51968-6", "84414-2", "84413-4", "50398-7", "TBD");

    @Override
    public void read(Reading reading) {
        if (!isGenomic(reading.json(), reading.tables())) {
            return;
        }
        JsonNode json = reading.json();
        boolean results = Json.hasItems(json, "result") || Json.hasItems(json, "contained");
        if (results) {
            reportMissing(reading);
            HlaSummary.compare(reading);
        } else if (!readGlString(reading) && !TestRequestReader.readRegistered(reading)) {
            reading.uncomputable(
                    "", Origin.UNSTATED, ReadIssueCode.NOT_COMPUTABLE, "A genetic report exists, not computable");
        }
    }

    private static boolean readGlString(Reading reading) {
        Concept summary = HlaSummary.of(reading.json());
        if (summary.isEmpty()) {
            return false;
        }
        HlaReader.read(reading, summary, "", Origin.UNSTATED, true);
        return true;
    }

    private static void reportMissing(Reading reading) {
        int missing = 0;
        int all = 0;
        for (JsonNode result : Json.items(reading.json(), "result")) {
            Optional<Entry> found = reading.resolve(result);
            missing += found.isEmpty() ? 1 : 0;
            all++;
        }
        if (missing > 0) {
            reading.issue(
                    ReadIssueCode.UNRESOLVED_REFERENCE,
                    missing + " of " + all + " results of the report are not among the resources");
        }
    }

    /** A report or document whose category, type, code or name is genetic. */
    public static boolean isGenomic(JsonNode json, ReadingTables tables) {
        return GenomicShapes.isGenetic(json)
                || hasReportCode(json.path("code"), tables)
                || hasReportCode(json.path("type"), tables)
                || hasReportCode(json.path("category"), tables)
                || DataFiles.isDataFile(json)
                || tables.vocabulary().reportWords().areIn(json);
    }

    private static boolean hasReportCode(JsonNode concept, ReadingTables tables) {
        for (JsonNode coding : Json.items(concept.isArray() ? concept.path(0) : concept, "coding")) {
            String code = Json.text(coding, "code");
            String key = tables.key(Json.text(coding, "system"), code);
            if (REPORTS.contains(key) || tables.result(key).isPresent() || code.equals("genomic")) {
                return true;
            }
        }
        return false;
    }
}
