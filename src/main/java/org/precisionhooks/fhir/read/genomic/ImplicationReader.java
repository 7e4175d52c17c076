package org.precisionhooks.fhir.read.genomic;

import java.util.ArrayList;
import java.util.List;
import org.precisionhooks.facts.Concept;
import org.precisionhooks.facts.GenePhenotype;
import org.precisionhooks.facts.Origin;
import org.precisionhooks.facts.ReadIssueCode;
import org.precisionhooks.facts.TherapeuticImplication;
import org.precisionhooks.fhir.read.resource.Reading;

/** Reads therapeutic implications of all versions of the guide (genomics-fhir.md sections 3.4, 3.5 and 3.7). */
final class ImplicationReader implements ObservationShape {

    private static final String[] COMPONENTS = {
        Keys.THERAPEUTIC_IMPLICATION,
        Keys.PREDICTED_IMPLICATION,
        Keys.METABOLISM,
        Keys.EFFICACY,
        Keys.HIGH_RISK,
        Keys.TRANSPORTER,
        "tbd:prognostic-implication"
    };

    private static final String[] THERAPIES = {Keys.MEDICATION, Keys.OLD_MEDICATION, Keys.THERAPY, Keys.OLD_THERAPY};

    @Override
    public void read(Reading reading, ObservationSheet sheet) {
        List<Concept> implications = implications(sheet);
        Grounds grounds = Grounds.of(reading, sheet.derivedFrom());
        GeneEvidence genes = GeneEvidence.ofComponents(sheet, reading.tables()).test(List.copyOf(grounds.genes()));
        implications.forEach(genes::words);
        reading.genes().addAll(genes.all());
        Origin origin = Origins.of(reading, sheet);
        if (!grounds.complete()) {
            reading.issue(ReadIssueCode.UNRESOLVED_REFERENCE, "A result that the implication rests on was not found");
        }
        if (genes.conflicts() || genes.isCodedAsAnother()) {
            reading.uncomputable(
                    "", origin, ReadIssueCode.GENE_CONFLICT, "The implication and its grounds name different genes");
        } else if (implications.isEmpty() && !sheet.has(Keys.EVIDENCE) && !sheet.has(Keys.THERAPY)) {
            reading.uncomputable(genes.gene(), origin, ReadIssueCode.UNKNOWN_VALUE, "The implication states no effect");
        } else if (implications.isEmpty()) {
            reading.issue(ReadIssueCode.UNKNOWN_VALUE, "The implication tells evidence or a therapy, but no effect");
            write(reading, sheet, genes.gene(), origin, List.of(Concept.NONE));
        } else {
            write(reading, sheet, genes.gene(), origin, implications);
            boolean oneGene = genes.coded().size() == 1 || grounds.genes().size() + (grounds.complete() ? 0 : 1) <= 1;
            boolean told = writePhenotype(reading, sheet, oneGene ? genes.gene() : "", implications);
            if (!told && sheet.is(Keys.METABOLISM) && !genes.gene().isEmpty()) {
                reading.uncomputable(
                        genes.gene(), origin, ReadIssueCode.UNKNOWN_VALUE, "The result is no known phenotype");
            }
        }
    }

    private static void write(
            Reading reading, ObservationSheet sheet, String gene, Origin origin, List<Concept> implications) {
        List<Concept> medications = medications(sheet);
        boolean combined = medications.size() > 1 && isThirdVersion(sheet);
        if (medications.size() > 1 && sheet.has(Keys.PREDICTED_IMPLICATION)) {
            reading.issue(
                    ReadIssueCode.UNKNOWN_VALUE,
                    "Several therapies in an implication of STU2; each is taken by itself");
        }
        for (Concept implication : implications) {
            reading.fact(new TherapeuticImplication(
                    reading.source(),
                    gene,
                    origin,
                    medications,
                    combined,
                    implication,
                    conditions(sheet),
                    sheet.values(Keys.EVIDENCE)));
        }
    }

    private static List<Concept> medications(ObservationSheet sheet) {
        List<Concept> medications = new ArrayList<>(1);
        for (String key : THERAPIES) {
            medications.addAll(sheet.values(key));
        }
        return medications;
    }

    private static List<Concept> conditions(ObservationSheet sheet) {
        List<Concept> conditions = new ArrayList<>(sheet.values(Keys.PHENOTYPE));
        conditions.addAll(sheet.values(Keys.OLD_CANCER));
        return conditions;
    }

    /** Only since STU3 do several drugs in one implication mean one combined therapy. */
    private static boolean isThirdVersion(ObservationSheet sheet) {
        return sheet.is(Keys.THERAPEUTIC_IMPLICATION) && !sheet.has(Keys.PREDICTED_IMPLICATION);
    }

    private static List<Concept> implications(ObservationSheet sheet) {
        List<Concept> implications = new ArrayList<>(1);
        Concept value = sheet.value();
        if (!value.isEmpty()) {
            implications.add(value);
        }
        for (String key : COMPONENTS) {
            implications.addAll(sheet.values(key));
        }
        return implications.isEmpty() ? sheet.values(Keys.CONCLUSION) : implications;
    }

    /** The laboratory's word for what one gene does; a joint result of several genes gives none. */
    private static boolean writePhenotype(
            Reading reading, ObservationSheet sheet, String gene, List<Concept> implications) {
        boolean told = false;
        for (Concept implication : gene.isEmpty() ? List.<Concept>of() : implications) {
            PhenotypeWords words = PhenotypeWords.of(implication, gene, reading.tables());
            if (words.contradictory()) {
                reading.issue(ReadIssueCode.UNKNOWN_VALUE, "Code and words of the implication differ");
            } else if (!words.phenotype().isEmpty()) {
                reading.fact(new GenePhenotype(
                        reading.source(),
                        gene,
                        Origins.of(reading, sheet),
                        words.phenotype(),
                        ActivityScores.of(sheet),
                        AlleleWords.beside(sheet, gene)));
                told = true;
            }
        }
        return told;
    }
}
