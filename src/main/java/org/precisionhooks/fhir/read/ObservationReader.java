package org.precisionhooks.fhir.read;

import com.fasterxml.jackson.databind.JsonNode;
import org.precisionhooks.facts.Origin;
import org.precisionhooks.facts.ReadIssueCode;
import org.precisionhooks.fhir.read.genomic.GenomicShapes;
import org.precisionhooks.fhir.read.genomic.Keys;
import org.precisionhooks.fhir.read.genomic.ObservationSheet;
import org.precisionhooks.fhir.read.genomic.TestRequestReader;
import org.precisionhooks.fhir.read.json.Json;
import org.precisionhooks.fhir.read.resource.Reading;
import org.precisionhooks.fhir.read.resource.ResourceReader;

/** Reads an Observation by its code and components, never by its profile (genomics-fhir.md section 3.1). */
final class ObservationReader implements ResourceReader {

    @Override
    public void read(Reading reading) {
        read(reading, new ObservationSheet(reading.json(), reading.tables()));
    }

    private static void read(Reading reading, ObservationSheet sheet) {
        if (TestRequestReader.readRegistered(reading, sheet)
                || GenomicShapes.readByCode(reading, sheet)
                || PreferenceReader.readStatement(reading, sheet)) {
            return;
        }
        if (isGroup(sheet)) {
            readGroup(reading, sheet);
        } else if (!GenomicShapes.readByContent(reading, sheet)) {
            MeasurementReader.read(reading, sheet);
            warnOfUnread(reading, sheet);
        }
    }

    /** A member that is missing from a genetic group is a result that is missing. */
    private static void readGroup(Reading reading, ObservationSheet sheet) {
        MeasurementReader.read(reading, sheet);
        boolean genetic = GenomicShapes.isGenetic(reading.json()) || sheet.is(Keys.OLD_GROUP);
        for (JsonNode member : Json.items(reading.json(), "hasMember")) {
            if (genetic && reading.resolve(member).isEmpty()) {
                reading.issue(ReadIssueCode.UNRESOLVED_REFERENCE, "A member of the group was not found");
                return;
            }
        }
    }

    /** What calls itself genetic and is of no kind that is known is not lost among the measurements. */
    private static void warnOfUnread(Reading reading, ObservationSheet sheet) {
        if (GenomicShapes.isGenetic(reading.json()) && !sheet.value().isEmpty()) {
            reading.uncomputable(
                    "", Origin.UNSTATED, ReadIssueCode.NOT_COMPUTABLE, "A genetic result of a kind that is not known");
        }
    }

    /** A group says nothing itself; its members are read by themselves. */
    private static boolean isGroup(ObservationSheet sheet) {
        return Json.hasItems(sheet.json(), "hasMember")
                && sheet.value().isEmpty()
                && sheet.components().isEmpty();
    }
}
