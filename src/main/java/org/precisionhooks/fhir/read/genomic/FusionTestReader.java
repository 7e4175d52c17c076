package org.precisionhooks.fhir.read.genomic;

import java.util.List;
import java.util.Optional;
import org.precisionhooks.facts.Concept;
import org.precisionhooks.facts.Origin;
import org.precisionhooks.facts.Presence;
import org.precisionhooks.facts.ReadIssueCode;
import org.precisionhooks.facts.StructuralChange;
import org.precisionhooks.facts.StructuralVariant;
import org.precisionhooks.facts.Zygosity;
import org.precisionhooks.fhir.read.resource.Reading;
import org.precisionhooks.fhir.read.vocabulary.Answer;

/** Reads tests for a fusion, whose genes stand in the name of the test, or in the answer of a test for any (genomics-fhir.md section 3.11). */
final class FusionTestReader {

    private FusionTestReader() {}

    /** False when the test is for no fusion. */
    static boolean read(Reading reading, ObservationSheet sheet) {
        FusionTest test = FusionTest.of(sheet.code(), reading.tables());
        if (!test.isForFusions()) {
            return false;
        }
        List<String> found = FusionGenes.named(sheet.value(), reading.tables());
        List<String> genes = found.isEmpty() ? test.genes() : found;
        if (genes.isEmpty()) {
            return false;
        }
        GeneEvidence evidence = GeneEvidence.ofComponents(sheet, reading.tables());
        reading.genes().addAll(genes);
        reading.genes().addAll(evidence.all());
        boolean other = !evidence.coded().isEmpty() && evidence.coded().stream().noneMatch(genes::contains);
        boolean otherFound = !genes.containsAll(test.genes());
        Origin origin = Origins.of(reading, sheet);
        if (evidence.conflicts() || other || otherFound) {
            reading.uncomputable(
                    "", origin, ReadIssueCode.GENE_CONFLICT, "Test and result name genes of different fusions");
        } else {
            write(reading, sheet.value(), String.join(VariantGenes.FUSION, genes), origin);
        }
        return true;
    }

    private static void write(Reading reading, Concept value, String genes, Origin origin) {
        Optional<Presence> presence = presence(reading, value);
        if (presence.isEmpty()) {
            reading.uncomputable(
                    genes,
                    origin,
                    ReadIssueCode.UNKNOWN_VALUE,
                    "The result does not tell in words that are known whether the fusion was found");
            return;
        }
        reading.fact(new StructuralVariant(
                reading.source(),
                genes,
                origin,
                presence.get(),
                Zygosity.UNKNOWN,
                StructuralChange.GENE_FUSION,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of()));
    }

    /** A value that names a fusion says that it was found, unless it says that it was not. */
    private static Optional<Presence> presence(Reading reading, Concept value) {
        Optional<Presence> answered = reading.tables().answer(value).map(Answer::presence);
        if (answered.isPresent() || FusionGenes.named(value, reading.tables()).isEmpty()) {
            return answered;
        }
        return Optional.of(AlleleWords.deny(value.label()) ? Presence.ABSENT : Presence.PRESENT);
    }
}
