package org.precisionhooks.fhir.read.genomic;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.precisionhooks.facts.Concept;
import org.precisionhooks.facts.Genotype;
import org.precisionhooks.facts.Haplotype;
import org.precisionhooks.facts.Origin;
import org.precisionhooks.facts.Presence;
import org.precisionhooks.facts.ReadIssueCode;
import org.precisionhooks.facts.StructuralChange;
import org.precisionhooks.facts.StructuralVariant;
import org.precisionhooks.facts.Variant;
import org.precisionhooks.facts.Zygosity;
import org.precisionhooks.fhir.read.resource.Reading;
import org.precisionhooks.fhir.read.vocabulary.Answer;

/** Reads Observations with the core R4 genetics extensions (genomics-fhir.md section 3.10). */
final class CoreGeneticsReader implements ObservationShape {

    private static final String GENE = "observation-geneticsGene";
    private static final String COPY_NUMBER = "observation-geneticsCopyNumberEvent";
    private static final String[] NAMES = {"observation-geneticsVariant", "observation-geneticsAminoAcidChange"};

    static boolean isCoreGenetics(ObservationSheet sheet) {
        return sheet.is(Keys.GENETICS_PANEL)
                || sheet.is(Keys.GENOTYPE_DETERMINATION)
                || sheet.extension(GENE).isPresent();
    }

    @Override
    public void read(Reading reading, ObservationSheet sheet) {
        GeneEvidence genes = GeneEvidence.ofComponents(sheet, reading.tables()).words(sheet.value());
        reading.genes().addAll(genes.all());
        Origin origin = Origins.of(reading, sheet);
        if (genes.conflicts()) {
            reading.uncomputable(
                    "", origin, ReadIssueCode.GENE_CONFLICT, "The parts of the result name different genes");
        } else if (sheet.extension(COPY_NUMBER).isPresent()) {
            copyNumber(reading, sheet, genes.gene(), origin);
        } else if (!names(reading, sheet).isEmpty()) {
            variant(reading, sheet, genes.gene(), origin);
        } else if (sheet.value().isEmpty()) {
            GenotypeReader.ofHaplotypes(reading, sheet, genes.gene(), origin);
        } else {
            alleles(reading, sheet.value(), genes.gene(), origin);
        }
    }

    private static void alleles(Reading reading, Concept value, String gene, Origin origin) {
        String words = AlleleWords.of(value, gene);
        if (!AlleleWords.looksLikeAlleles(words) || AlleleWords.deny(words) || gene.isEmpty()) {
            reading.uncomputable(gene, origin, ReadIssueCode.NOT_COMPUTABLE, "A genetic result that names no alleles");
        } else if (HlaReader.isHla(gene, value)) {
            HlaReader.read(reading, value, gene, origin, words.indexOf('/') > 0);
        } else if (words.indexOf('/') > 0) {
            reading.fact(new Genotype(reading.source(), gene, origin, words));
        } else {
            reading.fact(new Haplotype(reading.source(), gene, origin, words));
        }
    }

    private static List<String> names(Reading reading, ObservationSheet sheet) {
        List<String> names = new ArrayList<>(2);
        for (String extension : NAMES) {
            sheet.extensionValues(extension)
                    .forEach(value -> VariantExpressions.addNames(value, reading.tables(), names));
        }
        return names;
    }

    private static void variant(Reading reading, ObservationSheet sheet, String gene, Origin origin) {
        List<String> names = names(reading, sheet);
        boolean unchanged = names.stream().anyMatch(name -> name.endsWith("="));
        Presence presence = presence(reading, sheet);
        reading.fact(new Variant(
                reading.source(),
                gene,
                origin,
                unchanged && presence == Presence.PRESENT ? Presence.REFERENCE_CONFIRMED : presence,
                Zygosity.UNKNOWN,
                names,
                Expressions.of(reading.tables().normaliser(), names).place()));
    }

    private static void copyNumber(Reading reading, ObservationSheet sheet, String gene, Origin origin) {
        List<String> names = names(reading, sheet);
        sheet.extension(COPY_NUMBER).map(Concept::label).ifPresent(names::add);
        reading.fact(new StructuralVariant(
                reading.source(),
                gene,
                origin,
                presence(reading, sheet),
                Zygosity.UNKNOWN,
                StructuralChange.COPY_NUMBER_VARIATION,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                names));
    }

    private static Presence presence(Reading reading, ObservationSheet sheet) {
        return reading.tables().answer(sheet.value()).map(Answer::presence).orElse(Presence.INDETERMINATE);
    }
}
