package org.precisionhooks.fhir.importer.vcf;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.precisionhooks.genome.ReferenceSequence;

/**
 * A row that lies where the caller looks.
 *
 * @param line its number
 * @param sequence what its contig means
 * @param position as written, 1-based
 * @param ids of the variant, as written
 * @param reference bases, in upper case
 * @param alternates as written, bases in upper case; {@code .} stands for none
 * @param filter as written
 */
record Row(
        long line,
        ReferenceSequence sequence,
        long position,
        List<String> ids,
        String reference,
        List<String> alternates,
        String filter,
        Info info,
        SampleValues sample) {

    private static final Pattern BASES = Pattern.compile("[ACGTNRYSWKMBDHV]+");
    private static final Pattern CALLED = Pattern.compile("[ACGTN]+");
    private static final String MITOCHONDRION = "MT";
    private static final Set<String> SEX_CHROMOSOMES = Set.of("X", "Y");

    Row {
        ids = List.copyOf(ids);
        alternates = List.copyOf(alternates);
    }

    static boolean isBases(String allele) {
        return BASES.matcher(allele).matches();
    }

    /** Codes for several bases: a reference may have them, a call not (VCF 4.3, section 1.6.1). */
    static boolean isAmbiguous(String allele) {
        return !CALLED.matcher(allele).matches();
    }

    /** 0-based. */
    long start() {
        return position - 1;
    }

    /** After the reference allele. */
    long end() {
        return start() + reference.length();
    }

    String alternate(int allele) {
        return alternates.get(allele - 1);
    }

    /** Of which men have one copy mostly. */
    boolean isOfSexChromosome() {
        return SEX_CHROMOSOMES.contains(sequence.chromosome());
    }

    boolean isOfMaleChromosome() {
        return sequence.chromosome().equals("Y");
    }

    boolean isMitochondrial() {
        return sequence.chromosome().equals(MITOCHONDRION);
    }
}
