package org.precisionhooks.fhir.read;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.precisionhooks.facts.Concept;
import org.precisionhooks.facts.GenePhenotype;
import org.precisionhooks.facts.Origin;
import org.precisionhooks.facts.ReadIssueCode;
import org.precisionhooks.facts.TherapeuticImplication;

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

    @Override
    public void read(Reading reading, ObservationSheet sheet) {
        List<Concept> implications = implications(sheet);
        Set<String> grounds = new LinkedHashSet<>(1);
        boolean traced = addGrounds(reading.context(), reading.entry(), sheet, grounds, new HashSet<>());
        GeneEvidence genes = GeneEvidence.ofComponents(sheet, reading.tables()).test(List.copyOf(grounds));
        implications.forEach(genes::words);
        reading.genes().addAll(genes.all());
        Origin origin = Origins.of(reading, sheet);
        if (!traced) {
            reading.issue(ReadIssueCode.UNRESOLVED_REFERENCE, "A result that the implication rests on was not found");
        }
        if (genes.conflicts()) {
            reading.uncomputable(
                    "", origin, ReadIssueCode.GENE_CONFLICT, "The implication and its grounds name different genes");
        } else if (implications.isEmpty()) {
            reading.uncomputable(genes.gene(), origin, ReadIssueCode.UNKNOWN_VALUE, "The implication states no effect");
        } else {
            write(reading, sheet, genes.gene(), origin, implications);
            boolean oneGene = genes.coded().size() == 1 || grounds.size() + (traced ? 0 : 1) <= 1;
            writePhenotype(reading, oneGene ? genes.gene() : "", origin, implications);
        }
    }

    private static void write(
            Reading reading, ObservationSheet sheet, String gene, Origin origin, List<Concept> implications) {
        List<Concept> medications = new ArrayList<>(sheet.values(Keys.MEDICATION));
        medications.addAll(sheet.values(Keys.THERAPY));
        boolean combined = medications.size() > 1 && isThirdVersion(sheet);
        for (Concept implication : implications) {
            reading.fact(
                    new TherapeuticImplication(reading.source(), gene, origin, medications, combined, implication));
        }
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
    private static void writePhenotype(Reading reading, String gene, Origin origin, List<Concept> implications) {
        if (gene.isEmpty()) {
            return;
        }
        for (Concept implication : implications) {
            PhenotypeWords words = PhenotypeWords.of(implication, gene, reading.tables());
            if (words.contradictory()) {
                reading.issue(ReadIssueCode.UNKNOWN_VALUE, "Code and words of the implication differ");
            } else if (!words.phenotype().isEmpty()) {
                reading.fact(new GenePhenotype(reading.source(), gene, origin, words.phenotype(), Optional.empty()));
            }
        }
    }

    /** Adds the genes of the results it rests on; false when one of them was not found. */
    private static boolean addGrounds(
            ReadingContext context, Entry from, ObservationSheet sheet, Set<String> genes, Set<String> visited) {
        boolean traced = true;
        for (JsonNode reference : sheet.derivedFrom()) {
            Optional<Entry> ground = context.index().resolve(from, References.of(reference));
            traced &= ground.isPresent();
            boolean fresh = ground.isPresent() && visited.add(ground.get().reference());
            if (fresh && ground.get().type().equals("Observation")) {
                traced &= addGround(context, ground.get(), genes, visited);
            }
        }
        return traced;
    }

    private static boolean addGround(ReadingContext context, Entry ground, Set<String> genes, Set<String> visited) {
        ObservationSheet sheet = new ObservationSheet(ground.json(), context.tables());
        GeneEvidence evidence =
                GeneEvidence.ofComponents(sheet, context.tables()).words(sheet.value());
        String gene = evidence.conflicts() ? "" : evidence.gene();
        if (!gene.isEmpty()) {
            genes.add(gene);
            return true;
        }
        genes.addAll(evidence.all());
        return addGrounds(context, ground, sheet, genes, visited);
    }
}
