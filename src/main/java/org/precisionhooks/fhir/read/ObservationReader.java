package org.precisionhooks.fhir.read;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import org.precisionhooks.facts.ReadIssueCode;

/** Reads an Observation by its code and components, never by its profile (genomics-fhir.md section 3.1). */
final class ObservationReader implements ResourceReader {

    private static final ObservationShape IMPLICATION = new ImplicationReader();
    private static final ObservationShape DIAGNOSTIC = new DiagnosticReader();
    private static final ObservationShape CORE_GENETICS = new CoreGeneticsReader();

    private static final Map<String, ObservationShape> SHAPES = Map.of(
            Keys.VARIANT, new VariantReader(),
            Keys.GENOTYPE, GenotypeReader.ofGenotypes(),
            Keys.HAPLOTYPE, GenotypeReader.ofHaplotypes(),
            Keys.THERAPEUTIC_IMPLICATION, IMPLICATION,
            Keys.TRANSPORTER, IMPLICATION,
            Keys.METABOLISM, IMPLICATION,
            Keys.EFFICACY, IMPLICATION,
            Keys.HIGH_RISK, IMPLICATION,
            Keys.DIAGNOSTIC_IMPLICATION, DIAGNOSTIC,
            Keys.SIGNIFICANCE, DIAGNOSTIC);

    /** Kinds that are recognised and kept, but give no fact. */
    private static final Set<String> KEPT = Set.of(
            "tbd:molecular-consequence",
            "tbd:molecular-consequences",
            "tbd:genomic-annotation",
            "51968-6",
            "53041-0",
            "82120-7",
            "94077-5",
            "83006-7",
            "81291-7",
            "86467-8");

    @Override
    public void read(Reading reading) {
        read(reading, new ObservationSheet(reading.json(), reading.tables()));
    }

    private static void read(Reading reading, ObservationSheet sheet) {
        for (String key : sheet.keys()) {
            ObservationShape shape = SHAPES.get(key);
            if (shape != null) {
                shape.read(reading, sheet);
                return;
            }
        }
        if (isKept(sheet)) {
            sheet.values(Keys.GENE)
                    .forEach(gene -> reading.genes()
                            .addAll(new GeneEvidence(reading.tables())
                                    .component(gene)
                                    .all()));
            reading.issue(ReadIssueCode.NOT_COMPUTABLE, "A genomic statement of this kind is kept, not computed with");
        } else if (PreferenceReader.readStatement(reading, sheet)) {
            return;
        } else if (isGroup(sheet)) {
            MeasurementReader.read(reading, sheet);
        } else if (CoreGeneticsReader.isCoreGenetics(sheet)) {
            CORE_GENETICS.read(reading, sheet);
        } else if (!LabResultReader.readMapped(reading, sheet)
                && !LabResultReader.readNamed(reading, sheet, isGenetic(reading.json()))) {
            MeasurementReader.read(reading, sheet);
        }
    }

    /** A group says nothing itself; its members are read by themselves. */
    private static boolean isGroup(ObservationSheet sheet) {
        return Json.hasItems(sheet.json(), "hasMember")
                && sheet.value().isEmpty()
                && sheet.components().isEmpty();
    }

    private static boolean isKept(ObservationSheet sheet) {
        for (String key : sheet.keys()) {
            if (KEPT.contains(key)) {
                return true;
            }
        }
        return false;
    }

    /** True when the code says by itself that the Observation is genomic. */
    static boolean isGenomicKey(String key, ReadingTables tables) {
        return SHAPES.containsKey(key)
                || KEPT.contains(key)
                || key.equals(Keys.GENETICS_PANEL)
                || key.equals(Keys.GENOTYPE_DETERMINATION)
                || tables.result(key).isPresent();
    }

    /** True for category GE (genetics) of HL7 v2 table 0074. */
    static boolean isGenetic(JsonNode json) {
        for (JsonNode category : Json.items(json, "category")) {
            for (JsonNode coding : Json.items(category, "coding")) {
                if (Json.text(coding, "code").equals("GE")
                        && Json.text(coding, "system").endsWith("0074")) {
                    return true;
                }
            }
        }
        return false;
    }
}
