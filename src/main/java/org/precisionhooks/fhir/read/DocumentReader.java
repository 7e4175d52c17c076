package org.precisionhooks.fhir.read;

import java.util.Optional;
import org.precisionhooks.facts.GenomicDataFile;
import org.precisionhooks.facts.Origin;
import org.precisionhooks.facts.ReadIssueCode;

/** Reads genetic documents, which exist and nobody can compute with, and files of variants, which may be imported. */
final class DocumentReader implements ResourceReader {

    @Override
    public void read(Reading reading) {
        if (Json.text(reading.json(), "status").equals("superseded")) {
            return;
        }
        PreferenceReader.readDocument(reading);
        Optional<String> format = DataFiles.format(reading.json());
        if (isImported(reading)) {
            // What it says stands in the studies of the import, as facts.
            return;
        }
        if (format.isPresent()) {
            readFile(reading, format.get());
        } else if (ReportReader.isGenomic(reading.json(), reading.tables())) {
            reading.uncomputable(
                    "", Origin.UNSTATED, ReadIssueCode.NOT_COMPUTABLE, "A genetic document exists, not computable");
        }
    }

    private static boolean isImported(Reading reading) {
        for (Entry study : reading.context().index().holders(reading.entry())) {
            if (StudyReader.isImported(study.json())) {
                return true;
            }
        }
        return false;
    }

    private static void readFile(Reading reading, String format) {
        reading.fact(new GenomicDataFile(
                reading.source(), "", Origin.UNSTATED, format, Json.text(reading.json(), "description")));
        reading.uncomputable(
                "", Origin.UNSTATED, ReadIssueCode.NOT_COMPUTABLE, "A genomic data file exists, not imported");
    }
}
