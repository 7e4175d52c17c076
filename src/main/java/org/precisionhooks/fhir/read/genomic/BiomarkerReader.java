package org.precisionhooks.fhir.read.genomic;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Optional;
import org.precisionhooks.facts.Concept;
import org.precisionhooks.facts.MolecularBiomarker;
import org.precisionhooks.facts.ReadIssueCode;
import org.precisionhooks.fhir.read.json.Json;
import org.precisionhooks.fhir.read.resource.Reading;
import org.precisionhooks.fhir.read.vocabulary.ReadingTables;

/** Reads biomarkers of tumours: by LOINC, or any Observation of the guide's biomarker category. */
final class BiomarkerReader implements ObservationShape {

    private static final ObservationShape READER = new BiomarkerReader();

    /** True when the Observation says by its category that it is a biomarker. */
    static boolean isBiomarker(ObservationSheet sheet, ReadingTables tables) {
        for (JsonNode category : Json.items(sheet.json(), "category")) {
            for (JsonNode coding : Json.items(category, "coding")) {
                String key = tables.key(Json.text(coding, "system"), Json.text(coding, "code"));
                if (key.equals(Keys.BIOMARKER_CATEGORY)) {
                    return true;
                }
            }
        }
        return sheet.has(Keys.BIOMARKER_CATEGORY);
    }

    static void readMarker(Reading reading, ObservationSheet sheet) {
        READER.read(reading, sheet);
    }

    @Override
    public void read(Reading reading, ObservationSheet sheet) {
        GeneEvidence genes = GeneEvidence.ofComponents(sheet, reading.tables()).words(sheet.code());
        for (String key : sheet.keys()) {
            reading.tables().result(key).ifPresent(row -> genes.test(row.gene()));
        }
        reading.genes().addAll(genes.all());
        JsonNode quantity = sheet.json().path("valueQuantity");
        Optional<BigDecimal> amount = VariantFigures.exact(quantity);
        Concept value = sheet.value();
        if (genes.conflicts()) {
            reading.issue(ReadIssueCode.GENE_CONFLICT, "The parts of the biomarker name different genes");
        } else if (amount.isEmpty() && value.isEmpty()) {
            reading.issue(ReadIssueCode.NOT_COMPUTABLE, "A biomarker without a readable result");
        } else {
            String code = Json.text(quantity, "code");
            reading.fact(new MolecularBiomarker(
                    reading.source(),
                    genes.gene(),
                    Origins.of(reading, sheet),
                    sheet.code(),
                    value,
                    amount,
                    code.isEmpty() ? Json.text(quantity, "unit") : code));
        }
    }
}
