package org.precisionhooks.fhir.read.genomic;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import org.precisionhooks.facts.Origin;
import org.precisionhooks.facts.ReadIssueCode;
import org.precisionhooks.fhir.read.json.Json;
import org.precisionhooks.fhir.read.resource.Reading;
import org.precisionhooks.fhir.read.vocabulary.ReadingTables;

/** The shapes of genomic Observations, found by the code, then by the components and the value (genomics-fhir.md section 3.1). */
public final class GenomicShapes {

    private static final ObservationShape IMPLICATION = new ImplicationReader();
    private static final ObservationShape DIAGNOSTIC = new DiagnosticReader();
    private static final ObservationShape CORE_GENETICS = new CoreGeneticsReader();

    private static final ObservationShape VARIANT = new VariantReader();
    private static final ObservationShape CONSEQUENCE = new ConsequenceReader();
    private static final ObservationShape BIOMARKER = new BiomarkerReader();

    private static final Map<String, ObservationShape> SHAPES = Map.ofEntries(
            Map.entry(Keys.VARIANT, VARIANT),
            Map.entry(Keys.DELETION_DUPLICATION, VARIANT),
            Map.entry(Keys.ISCN, VARIANT),
            Map.entry(Keys.GENOTYPE, GenotypeReader.ofGenotypes()),
            Map.entry(Keys.HAPLOTYPE, GenotypeReader.ofHaplotypes()),
            Map.entry(Keys.PHASE_RELATIONSHIP, new PhaseReader()),
            Map.entry(Keys.THERAPEUTIC_IMPLICATION, IMPLICATION),
            Map.entry(Keys.TRANSPORTER, IMPLICATION),
            Map.entry(Keys.METABOLISM, IMPLICATION),
            Map.entry(Keys.EFFICACY, IMPLICATION),
            Map.entry(Keys.HIGH_RISK, IMPLICATION),
            Map.entry(Keys.OLD_TRANSPORTER, IMPLICATION),
            Map.entry(Keys.SOMATIC_PREDICTIVE, IMPLICATION),
            Map.entry(Keys.SOMATIC_PROGNOSTIC, IMPLICATION),
            Map.entry(Keys.DIAGNOSTIC_IMPLICATION, DIAGNOSTIC),
            Map.entry(Keys.SIGNIFICANCE, DIAGNOSTIC),
            Map.entry(Keys.SOMATIC_DIAGNOSTIC, DIAGNOSTIC),
            Map.entry(Keys.CONSEQUENCE, CONSEQUENCE),
            Map.entry(Keys.CONSEQUENCES, CONSEQUENCE),
            Map.entry(Keys.BURDEN, BIOMARKER),
            Map.entry(Keys.OVERALL_INTERPRETATION, new InterpretationReader()),
            Map.entry(Keys.REGION_STUDIED, new RegionReader()));

    /** Kinds that are recognised and kept, but give no fact: population frequencies and comments. */
    private static final Set<String> KEPT = Set.of("tbd:genomic-annotation", "86467-8");

    private GenomicShapes() {}

    /** False when neither a score nor the code makes it genomic. */
    public static boolean readByCode(Reading reading, ObservationSheet sheet) {
        if (PolygenicReader.read(reading, sheet) || readOfFetus(reading, sheet)) {
            return true;
        }
        for (String key : sheet.keys()) {
            ObservationShape shape = SHAPES.get(key);
            if (shape != null) {
                shape.read(reading, sheet);
                return true;
            }
        }
        return readKept(reading, sheet);
    }

    private static boolean readOfFetus(Reading reading, ObservationSheet sheet) {
        boolean fetus = Origins.isOfFetus(reading, sheet);
        if (fetus) {
            reading.genes()
                    .addAll(GeneEvidence.ofComponents(sheet, reading.tables()).all());
            reading.uncomputable(
                    "",
                    Origin.UNSTATED,
                    ReadIssueCode.NOT_COMPUTABLE,
                    "The result is of the genome of a fetus, not of the patient's");
        }
        return fetus;
    }

    private static boolean readKept(Reading reading, ObservationSheet sheet) {
        if (!isKept(sheet)) {
            return false;
        }
        GeneEvidence evidence = new GeneEvidence(reading.tables());
        sheet.values(Keys.GENE)
                .forEach(gene -> reading.genes().addAll(evidence.component(gene).all()));
        reading.issue(ReadIssueCode.NOT_COMPUTABLE, "A genomic statement of this kind is kept, not computed with");
        return true;
    }

    /** False when nothing of what it holds is genomic. */
    public static boolean readByContent(Reading reading, ObservationSheet sheet) {
        if (BiomarkerReader.isBiomarker(sheet, reading.tables())) {
            BIOMARKER.read(reading, sheet);
            return true;
        }
        if (CoreGeneticsReader.isCoreGenetics(sheet)) {
            CORE_GENETICS.read(reading, sheet);
            return true;
        }
        return LabResultReader.readMapped(reading, sheet)
                || FusionTestReader.read(reading, sheet)
                || VariantTestReader.read(reading, sheet)
                || LabResultReader.readNamed(reading, sheet, isGenetic(reading.json()));
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
    public static boolean isGenomicKey(String key, ReadingTables tables) {
        return SHAPES.containsKey(key)
                || KEPT.contains(key)
                || key.equals(Keys.GENETICS_PANEL)
                || key.equals(Keys.GENOTYPE_DETERMINATION)
                || tables.result(key).isPresent();
    }

    /** True for category GE (genetics) of HL7 v2 table 0074. */
    public static boolean isGenetic(JsonNode json) {
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
