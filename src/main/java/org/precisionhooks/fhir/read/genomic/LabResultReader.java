package org.precisionhooks.fhir.read.genomic;

import java.util.Optional;
import org.precisionhooks.facts.AllelePresence;
import org.precisionhooks.facts.Coding;
import org.precisionhooks.facts.Concept;
import org.precisionhooks.facts.GenePhenotype;
import org.precisionhooks.facts.Genotype;
import org.precisionhooks.facts.Origin;
import org.precisionhooks.facts.Presence;
import org.precisionhooks.facts.ReadIssueCode;
import org.precisionhooks.fhir.read.json.Concepts;
import org.precisionhooks.fhir.read.resource.Reading;
import org.precisionhooks.fhir.read.vocabulary.Answer;
import org.precisionhooks.fhir.read.vocabulary.LoincResultRow;

/** Reads plain laboratory results whose gene or allele is in the test (genomics-fhir.md section 3.11). */
final class LabResultReader {

    /** One test with its answer: an Observation or a component. */
    private record Test(LoincResultRow row, Concept code, Concept value) {}

    private LabResultReader() {}

    /** Reads the tests of the LOINC map in the Observation; false when it has none. */
    static boolean readMapped(Reading reading, ObservationSheet sheet) {
        boolean any = false;
        for (String key : sheet.keys()) {
            Optional<LoincResultRow> row = reading.tables().result(key);
            if (row.isPresent() && !any) {
                any = true;
                read(reading, sheet, new Test(row.get(), sheet.code(), sheet.value()));
            }
        }
        for (ObservationSheet.Component component : sheet.components()) {
            Optional<LoincResultRow> row = reading.tables().result(component.key());
            if (row.isPresent()) {
                any = true;
                Concept code = Concepts.concept(component.json().path("code"));
                read(reading, sheet, new Test(row.get(), code, component.value()));
            }
        }
        return any;
    }

    private static void read(Reading reading, ObservationSheet sheet, Test test) {
        GeneEvidence genes = GeneEvidence.ofComponents(sheet, reading.tables())
                .test(test.row().gene())
                .words(test.code())
                .words(test.value());
        reading.genes().addAll(genes.all());
        Origin origin = Origins.of(reading, sheet);
        if (genes.conflicts() || genes.isCodedAsAnother()) {
            reading.uncomputable(
                    "", origin, ReadIssueCode.GENE_CONFLICT, "Test code, gene and words name different genes");
            return;
        }
        String gene = test.row().gene().size() == 1 ? test.row().gene().get(0) : "";
        switch (test.row().kind()) {
            case PHENOTYPE -> phenotype(reading, sheet, test, gene, origin);
            case PRESENCE -> presence(reading, test, gene, origin);
            case TYPING -> HlaReader.read(reading, test.value(), gene, origin, false);
            case MUTATIONS, TESTED_FOR ->
                reading.uncomputable(
                        gene, origin, ReadIssueCode.NOT_COMPUTABLE, "A mutation analysis that names no variant");
            case BIOMARKER -> BiomarkerReader.readMarker(reading, sheet);
            case ORDER -> reading.issue(ReadIssueCode.NOT_COMPUTABLE, "An order or targeted analysis without a result");
        }
    }

    private static void phenotype(Reading reading, ObservationSheet sheet, Test test, String gene, Origin origin) {
        Optional<String> score = ActivityScores.of(sheet);
        PhenotypeWords words = PhenotypeWords.of(test.value(), gene, reading.tables());
        String alleles = AlleleWords.of(test.value(), gene);
        if (words.contradictory()) {
            reading.uncomputable(gene, origin, ReadIssueCode.UNKNOWN_VALUE, "Code and words of the result differ");
        } else if (!words.phenotype().isEmpty()
                || (score.isPresent() && test.value().isEmpty())) {
            reading.fact(new GenePhenotype(
                    reading.source(), gene, origin, words.phenotype(), score, AlleleWords.beside(sheet, gene)));
        } else if (AlleleWords.looksLikeAlleles(alleles) && !AlleleWords.deny(alleles)) {
            reading.fact(new Genotype(reading.source(), gene, origin, alleles));
        } else {
            reading.uncomputable(gene, origin, ReadIssueCode.UNKNOWN_VALUE, "The result is no known phenotype");
        }
    }

    private static void presence(Reading reading, Test test, String gene, Origin origin) {
        String allele = test.row().allele();
        if (namesOtherAllele(test.code(), gene, allele)) {
            reading.uncomputable(
                    gene, origin, ReadIssueCode.GENE_CONFLICT, "Test code and words name different alleles");
            return;
        }
        Optional<Answer> answer = reading.tables().answer(test.value());
        if (answer.isEmpty()) {
            reading.issue(ReadIssueCode.UNKNOWN_VALUE, "The result is neither positive nor negative");
        } else if (reading.tables().isContradictory(test.value())) {
            reading.issue(ReadIssueCode.UNKNOWN_VALUE, "Code and words of the result differ");
        }
        Presence presence = answer.map(Answer::presence).orElse(Presence.INDETERMINATE);
        reading.fact(new AllelePresence(reading.source(), gene, origin, allele, presence));
    }

    private static boolean namesOtherAllele(Concept code, String gene, String allele) {
        boolean other = namesOther(code.text(), gene, allele);
        for (Coding coding : code.codings()) {
            other |= namesOther(coding.display(), gene, allele);
        }
        return other;
    }

    private static boolean namesOther(String words, String gene, String allele) {
        int start = words.indexOf(gene + "*");
        return start >= 0 && !words.startsWith(gene + allele, start);
    }

    /**
     * Reads a test that no table knows, by a gene component or a gene named in its words; false when it has no such result.
     *
     * @param genetic true when the Observation says itself that it is genetic
     */
    static boolean readNamed(Reading reading, ObservationSheet sheet, boolean genetic) {
        Concept value = sheet.value();
        GeneEvidence genes = GeneEvidence.ofComponents(sheet, reading.tables())
                .words(sheet.code())
                .words(value);
        boolean certain = genetic || !genes.coded().isEmpty();
        if (genes.all().isEmpty() || (genes.conflicts() && !certain)) {
            return false;
        }
        Origin origin = Origins.of(reading, sheet);
        if (genes.conflicts() || genes.isCodedAsAnother()) {
            reading.genes().addAll(genes.all());
            reading.uncomputable(
                    "", origin, ReadIssueCode.GENE_CONFLICT, "Gene component and words name different genes");
            return true;
        }
        boolean read = readValue(reading, sheet, genes.gene(), certain);
        if (read || certain) {
            reading.genes().addAll(genes.all());
        }
        if (!read && certain) {
            reading.uncomputable(genes.gene(), origin, ReadIssueCode.UNKNOWN_VALUE, "The result's value is not known");
        }
        return read || certain;
    }

    private static boolean readValue(Reading reading, ObservationSheet sheet, String gene, boolean certain) {
        Concept value = sheet.value();
        if (gene.isEmpty()) {
            return false;
        }
        Origin origin = Origins.of(reading, sheet);
        String allele = alleleIn(sheet.code(), gene);
        Optional<Answer> answer = reading.tables().answer(value);
        if (!allele.isEmpty() && answer.isPresent()) {
            Presence presence = answer.get().presence();
            reading.fact(new AllelePresence(reading.source(), gene, origin, allele, presence));
            return true;
        }
        PhenotypeWords words = PhenotypeWords.of(value, gene, reading.tables());
        Optional<String> score = ActivityScores.of(sheet);
        if (!words.phenotype().isEmpty() || score.isPresent()) {
            reading.fact(new GenePhenotype(
                    reading.source(), gene, origin, words.phenotype(), score, AlleleWords.beside(sheet, gene)));
            return true;
        }
        return !words.contradictory() && readAlleles(reading, value, gene, origin, certain);
    }

    private static boolean readAlleles(Reading reading, Concept value, String gene, Origin origin, boolean certain) {
        String alleles = AlleleWords.of(value, gene);
        boolean readable = certain ? AlleleWords.looksLikeAlleles(alleles) : alleles.startsWith("*");
        if (!readable || AlleleWords.deny(alleles)) {
            return false;
        }
        if (HlaReader.isHla(gene, value)) {
            HlaReader.read(reading, value, gene, origin, false);
        } else {
            reading.fact(new Genotype(reading.source(), gene, origin, alleles));
        }
        return true;
    }

    /** The allele that follows the gene in the name of a test, {@code *57:01}. */
    private static String alleleIn(Concept code, String gene) {
        String words = HlaReader.text(code).replace(gene + " *", gene + "*");
        int start = words.indexOf(gene + "*");
        if (start < 0) {
            return "";
        }
        int from = start + gene.length();
        int end = from + 1;
        while (end < words.length() && (Character.isLetterOrDigit(words.charAt(end)) || words.charAt(end) == ':')) {
            end++;
        }
        return end > from + 1 ? words.substring(from, end) : "";
    }
}
