package org.precisionhooks.fhir.read.genomic;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.precisionhooks.facts.Coding;
import org.precisionhooks.facts.Concept;
import org.precisionhooks.facts.HlaTyping;
import org.precisionhooks.facts.Origin;
import org.precisionhooks.facts.ReadIssueCode;
import org.precisionhooks.fhir.read.resource.Reading;

/** Reads HLA typings from a value (genomics-fhir.md section 3.10). */
final class HlaReader {

    /** The prefix is left away at times, {@code DRB1*13:02}; the other genes with such names have numbers of one field. */
    private static final Pattern HLA =
            Pattern.compile("hla#|HLA-|(?:[ABC]|D(?:RA|RB[1-9]|QA1|QB1|PA1|PB1))\\*\\d{2,3}(?::|\\b)");

    private HlaReader() {}

    static boolean isHla(String gene, Concept value) {
        if (!gene.isEmpty()) {
            return gene.startsWith("HLA-");
        }
        return HLA.matcher(text(value)).lookingAt();
    }

    /**
     * Writes the typings of a value.
     *
     * @param gene locus that the result names elsewhere, else empty
     * @param genotype true when the value stands for both copies
     */
    static void read(Reading reading, Concept value, String gene, Origin origin, boolean genotype) {
        Optional<HlaNotation> notation = HlaNotation.parse(text(value), gene, genotype);
        if (notation.isEmpty()) {
            reading.uncomputable(gene, origin, ReadIssueCode.UNKNOWN_VALUE, "The HLA typing is not written as alleles");
            return;
        }
        Map<String, HlaNotation.Locus> loci = notation.get().loci();
        reading.genes().addAll(loci.keySet());
        if (!gene.isEmpty() && !loci.containsKey(gene)) {
            reading.uncomputable(
                    "", origin, ReadIssueCode.GENE_CONFLICT, "The HLA typing is of another locus than the test");
            return;
        }
        if (notation.get().slashBetweenCopies()) {
            reading.issue(ReadIssueCode.UNKNOWN_VALUE, "A GL String with / between two alleles; read as both copies");
        }
        String version = HlaNotation.version(text(value));
        loci.forEach((locus, typed) -> reading.fact(
                new HlaTyping(reading.source(), locus, origin, typed.alleles(), typed.ambiguous(), version)));
    }

    /** The first spelling that holds an allele. */
    static String text(Concept value) {
        for (Coding coding : value.codings()) {
            if (coding.code().indexOf('*') >= 0) {
                return coding.code();
            }
            if (coding.display().indexOf('*') >= 0) {
                return coding.display();
            }
        }
        return value.label();
    }
}
