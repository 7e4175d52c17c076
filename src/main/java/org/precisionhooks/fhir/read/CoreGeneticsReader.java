package org.precisionhooks.fhir.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.precisionhooks.facts.Concept;
import org.precisionhooks.facts.Genotype;
import org.precisionhooks.facts.Haplotype;
import org.precisionhooks.facts.Origin;
import org.precisionhooks.facts.Presence;
import org.precisionhooks.facts.ReadIssueCode;
import org.precisionhooks.facts.Variant;
import org.precisionhooks.facts.Zygosity;

/** Reads Observations with the core R4 genetics extensions (genomics-fhir.md section 3.10). */
final class CoreGeneticsReader implements ObservationShape {

    private static final String GENE = "observation-geneticsGene";
    private static final String VARIANT = "observation-geneticsVariant";

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
        } else if (sheet.extension(VARIANT).isPresent()) {
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

    private static void variant(Reading reading, ObservationSheet sheet, String gene, Origin origin) {
        List<String> names = new ArrayList<>(2);
        sheet.extension(VARIANT).map(Concept::label).ifPresent(names::add);
        Optional<Answer> answer = reading.tables().answer(sheet.value());
        Presence presence = answer.map(Answer::presence).orElse(Presence.INDETERMINATE);
        boolean unchanged = names.stream().anyMatch(name -> name.endsWith("="));
        reading.fact(new Variant(
                reading.source(),
                gene,
                origin,
                unchanged && presence == Presence.PRESENT ? Presence.REFERENCE_CONFIRMED : presence,
                Zygosity.UNKNOWN,
                names,
                Expressions.of(reading.tables().normaliser(), names).located().stream()
                        .findFirst()));
    }
}
