package org.precisionhooks.fhir.read.genomic;

import java.util.ArrayList;
import java.util.List;
import org.precisionhooks.facts.Concept;
import org.precisionhooks.facts.GenomicFact;
import org.precisionhooks.facts.MolecularConsequence;
import org.precisionhooks.facts.Origin;
import org.precisionhooks.facts.ReadIssueCode;
import org.precisionhooks.fhir.read.resource.Reading;

/** Reads what a change does to a transcript (molecular consequence, in the plural too; genomics-fhir.md section 3.1). */
final class ConsequenceReader implements ObservationShape {

    private static final String[] EXPRESSIONS = {Keys.C_HGVS, Keys.P_HGVS, Keys.TRANSCRIPT, Keys.PROTEIN};

    @Override
    public void read(Reading reading, ObservationSheet sheet) {
        Grounds grounds = Grounds.of(reading, sheet.derivedFrom());
        GeneEvidence genes = GeneEvidence.ofComponents(sheet, reading.tables());
        reading.genes().addAll(genes.all());
        reading.genes().addAll(grounds.genes());
        Origin origin = Origins.of(reading, sheet);
        if (!grounds.complete()) {
            reading.issue(ReadIssueCode.UNRESOLVED_REFERENCE, "A variant that the consequence is of was not found");
        }
        if (genes.conflicts()) {
            reading.uncomputable(
                    "", origin, ReadIssueCode.GENE_CONFLICT, "The parts of the consequence name different genes");
            return;
        }
        List<Concept> consequences = consequences(sheet);
        Concept effect = sheet.value(Keys.FUNCTIONAL_EFFECT);
        if (consequences.isEmpty() && effect.isEmpty()) {
            reading.issue(ReadIssueCode.UNKNOWN_VALUE, "Neither a consequence nor an effect is stated");
        }
        reading.fact(new MolecularConsequence(
                reading.source(),
                genes.gene().isEmpty() ? grounds.gene() : genes.gene(),
                origin,
                names(reading, sheet),
                consequences,
                effect,
                grounds.references()));
    }

    /** What STU2 puts into the variant, or into what it means for disease, instead of an Observation of its own. */
    static void readPart(Reading reading, ObservationSheet sheet, GenomicFact of, List<String> results) {
        List<Concept> consequences = consequences(sheet);
        Concept effect = sheet.value(Keys.FUNCTIONAL_EFFECT);
        if (!consequences.isEmpty() || !effect.isEmpty()) {
            reading.fact(new MolecularConsequence(
                    reading.source(), of.gene(), of.origin(), names(reading, sheet), consequences, effect, results));
        }
    }

    private static List<Concept> consequences(ObservationSheet sheet) {
        List<Concept> consequences = new ArrayList<>(sheet.values(Keys.FEATURE_CONSEQUENCE));
        consequences.addAll(sheet.values(Keys.CONSEQUENCE));
        return consequences;
    }

    private static List<String> names(Reading reading, ObservationSheet sheet) {
        List<String> names = new ArrayList<>(2);
        for (String key : EXPRESSIONS) {
            sheet.values(key).forEach(value -> VariantExpressions.addNames(value, reading.tables(), names));
        }
        return VariantExpressions.onTranscript(names, sheet);
    }
}
