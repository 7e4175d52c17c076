package org.precisionhooks.fhir.read;

import java.util.Optional;
import org.precisionhooks.facts.GenomicDataFile;
import org.precisionhooks.facts.Origin;
import org.precisionhooks.facts.ReadIssueCode;
import org.precisionhooks.fhir.read.genomic.ReportReader;
import org.precisionhooks.fhir.read.genomic.StudyReader;
import org.precisionhooks.fhir.read.json.DataFiles;
import org.precisionhooks.fhir.read.json.Json;
import org.precisionhooks.fhir.read.resource.Entry;
import org.precisionhooks.fhir.read.resource.Reading;
import org.precisionhooks.fhir.read.resource.ResourceReader;

/** Reads genetic documents, which exist and nobody can compute with, and files of variants, which may be imported. */
final class DocumentReader implements ResourceReader {

    @Override
    public void read(Reading reading) {
        if (Json.text(reading.json(), "status").equals("superseded")) {
            return;
        }
        PreferenceReader.readDocument(reading);
        Optional<String> format = DataFiles.format(reading.json());
        boolean imported = isImported(reading);
        if (format.isPresent() || imported) {
            readFile(reading, format.orElse(""), imported);
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

    /** What an imported file says stands in the studies of the import. */
    private static void readFile(Reading reading, String format, boolean imported) {
        reading.fact(new GenomicDataFile(
                reading.source(), "", Origin.UNSTATED, format, Json.text(reading.json(), "description"), imported));
        if (!imported) {
            reading.uncomputable(
                    "", Origin.UNSTATED, ReadIssueCode.NOT_COMPUTABLE, "A genomic data file exists, not imported");
        }
    }
}
