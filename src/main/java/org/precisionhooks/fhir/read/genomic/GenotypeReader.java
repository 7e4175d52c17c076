package org.precisionhooks.fhir.read.genomic;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.precisionhooks.facts.Concept;
import org.precisionhooks.facts.Genotype;
import org.precisionhooks.facts.Haplotype;
import org.precisionhooks.facts.Origin;
import org.precisionhooks.facts.ReadIssueCode;
import org.precisionhooks.fhir.read.resource.Entry;
import org.precisionhooks.fhir.read.resource.Reading;
import org.precisionhooks.fhir.read.resource.Statuses;
import org.precisionhooks.fhir.read.resource.Subjects;
import org.precisionhooks.fhir.read.vocabulary.ReadingTables;

/** Reads genotype and haplotype Observations (LOINC 84413-4, 84414-2; genomics-fhir.md sections 3.7 and 3.8). */
final class GenotypeReader implements ObservationShape {

    private final boolean bothCopies;

    private GenotypeReader(boolean bothCopies) {
        this.bothCopies = bothCopies;
    }

    static GenotypeReader ofGenotypes() {
        return new GenotypeReader(true);
    }

    static GenotypeReader ofHaplotypes() {
        return new GenotypeReader(false);
    }

    @Override
    public void read(Reading reading, ObservationSheet sheet) {
        GeneEvidence genes = evidence(sheet, reading.tables());
        reading.genes().addAll(genes.all());
        Origin origin = Origins.of(reading, sheet);
        if (genes.conflicts() || genes.isCodedAsAnother()) {
            reading.uncomputable(
                    "", origin, ReadIssueCode.GENE_CONFLICT, "The parts of the genotype name different genes");
            return;
        }
        VariantReader.warnOfUnknownCode(reading, genes);
        Concept value = sheet.value();
        if (genes.gene().isEmpty() && genes.all().size() > 1 && !HlaReader.isHla("", value)) {
            reading.uncomputable(
                    "", origin, ReadIssueCode.GENE_CONFLICT, "The genotype does not tell which of its genes it is of");
            return;
        }
        if (value.isEmpty() && bothCopies) {
            ofHaplotypes(reading, sheet, genes.gene(), origin);
        } else {
            write(reading, value, genes.gene(), origin);
        }
    }

    private static GeneEvidence evidence(ObservationSheet sheet, ReadingTables tables) {
        return GeneEvidence.ofComponents(sheet, tables)
                .words(sheet.code())
                .words(sheet.value())
                .words(AlleleWords.of(sheet.value(), ""));
    }

    private void write(Reading reading, Concept value, String gene, Origin origin) {
        String words = AlleleWords.of(value, gene);
        if (words.isEmpty()
                || AlleleWords.deny(words)
                || reading.tables().answer(value).isPresent()) {
            reading.uncomputable(gene, origin, ReadIssueCode.UNKNOWN_VALUE, "The genotype names no alleles");
        } else if (AlleleWords.contradict(value, gene)) {
            reading.uncomputable(gene, origin, ReadIssueCode.UNKNOWN_VALUE, "Code and words of the genotype differ");
        } else if (HlaReader.isHla(gene, value)) {
            HlaReader.read(reading, value, gene, origin, bothCopies);
        } else {
            reading.fact(
                    bothCopies
                            ? new Genotype(reading.source(), gene, origin, words)
                            : new Haplotype(reading.source(), gene, origin, words));
            warn(reading, gene, words);
        }
    }

    /** Kept as written, since a site's tables may know what ours do not. */
    private void warn(Reading reading, String gene, String words) {
        if (gene.isEmpty()) {
            reading.issue(ReadIssueCode.NOT_COMPUTABLE, "The alleles are of a gene that is not named");
        } else if (bothCopies
                && !AlleleWords.looksLikeAlleles(words)
                && !reading.tables().locations().mayBeSingle(gene)) {
            reading.issue(ReadIssueCode.UNKNOWN_VALUE, "The genotype is not written as two alleles");
        }
    }

    /** A genotype without a value, whose two haplotypes are given (core R4 genetics). */
    static void ofHaplotypes(Reading reading, ObservationSheet sheet, String gene, Origin origin) {
        List<String> genes = new ArrayList<>(2);
        List<String> alleles = new ArrayList<>(2);
        for (JsonNode reference : sheet.derivedFrom()) {
            Optional<Entry> entry = reading.resolve(reference);
            entry.filter(found -> isUsable(reading, found))
                    .ifPresent(found -> addHaplotype(reading, found, genes, alleles));
        }
        if (alleles.size() != 2) {
            reading.uncomputable(gene, origin, ReadIssueCode.UNKNOWN_VALUE, "The genotype has no value");
            return;
        }
        boolean agree = genes.get(0).equals(genes.get(1)) && (gene.isEmpty() || gene.equals(genes.get(0)));
        if (!agree) {
            reading.uncomputable(
                    "", origin, ReadIssueCode.GENE_CONFLICT, "The genotype and its haplotypes name different genes");
            return;
        }
        reading.fact(new Genotype(reading.source(), genes.get(0), origin, String.join("/", alleles)));
    }

    private static boolean isUsable(Reading reading, Entry entry) {
        Subjects subjects = new Subjects(reading.context().index());
        return entry.type().equals("Observation")
                && !Statuses.isRetracted(entry.json())
                && subjects.of(entry).equals(subjects.of(reading.entry()));
    }

    private static void addHaplotype(Reading reading, Entry entry, List<String> genes, List<String> alleles) {
        ObservationSheet sheet = new ObservationSheet(entry.json(), reading.tables());
        GeneEvidence evidence = evidence(sheet, reading.tables());
        String words = AlleleWords.of(sheet.value(), evidence.gene());
        boolean haplotype = sheet.is(Keys.HAPLOTYPE) || sheet.is(Keys.GENETICS_PANEL);
        if (haplotype && !evidence.conflicts() && !evidence.gene().isEmpty() && !words.isEmpty()) {
            genes.add(evidence.gene());
            alleles.add(words);
        }
    }
}
