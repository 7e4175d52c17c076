package org.precisionhooks.fhir.importer.vcf;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.precisionhooks.facts.Zygosity;

/**
 * A {@code GT} of a sample.
 *
 * @param text as written
 * @param alleles the index of each copy's allele, 0 is the reference
 * @param missing copies that were not called
 * @param phased whether the copies are told apart
 */
record Genotype(String text, List<Integer> alleles, int missing, boolean phased) {

    /** A leading separator is allowed since VCF 4.4. */
    private static final Pattern SPELLED = Pattern.compile("[/|]?(?:\\.|\\d{1,4})(?:[/|](?:\\.|\\d{1,4}))*");

    private static final Pattern ALLELE = Pattern.compile("\\.|\\d+");
    private static final int MISSING = -1;

    static final Genotype NONE = new Genotype(".", List.of(MISSING), 1, false);

    Genotype {
        alleles = List.copyOf(alleles);
    }

    /** Empty when it cannot be read. */
    static Optional<Genotype> of(String text) {
        if (!SPELLED.matcher(text).matches()) {
            return Optional.empty();
        }
        List<Integer> alleles = new ArrayList<>();
        int missing = 0;
        Matcher allele = ALLELE.matcher(text);
        while (allele.find()) {
            boolean called = !allele.group().equals(".");
            alleles.add(called ? Integer.parseInt(allele.group()) : MISSING);
            missing += called ? 0 : 1;
        }
        boolean phased = alleles.size() > 1 && text.indexOf('/') < 0;
        return Optional.of(new Genotype(text, alleles, missing, phased));
    }

    /** The first two of more copies, as PharmCAT reads them, unless one that only a further copy has would be lost. */
    Genotype ofTwoCopies() {
        return ploidy() > 2 && alleles.subList(0, 2).containsAll(alleles)
                ? new Genotype(text, alleles.subList(0, 2), missingOf(alleles.subList(0, 2)), phased)
                : this;
    }

    private static int missingOf(List<Integer> alleles) {
        return Math.toIntExact(
                alleles.stream().filter(allele -> allele == MISSING).count());
    }

    /** The alleles other than the reference that were called, each once. */
    List<Integer> called() {
        return alleles.stream().filter(allele -> allele > 0).distinct().toList();
    }

    int highest() {
        return alleles.stream().mapToInt(Integer::intValue).max().orElse(MISSING);
    }

    int ploidy() {
        return alleles.size();
    }

    boolean isMissing() {
        return missing == alleles.size();
    }

    /** Some copies were called, others not. */
    boolean isPartial() {
        return missing > 0 && !isMissing();
    }

    boolean isReference() {
        return missing == 0 && highest() == 0;
    }

    /** Of an allele that it calls; more than two copies are not told apart by any code. */
    Zygosity zygosity(int allele) {
        long copies = copies(allele);
        if (ploidy() == 1) {
            return Zygosity.HEMIZYGOUS;
        }
        if (missing > 0 || ploidy() > 2) {
            return copies == ploidy() ? Zygosity.HOMOZYGOUS : Zygosity.UNKNOWN;
        }
        return copies == 2 ? Zygosity.HOMOZYGOUS : Zygosity.HETEROZYGOUS;
    }

    long copies(int allele) {
        return alleles.stream().filter(one -> one == allele).count();
    }

    /** The copy that an allele lies on, when it lies on one of two that are told apart. */
    Optional<Integer> copy(int allele) {
        return phased && ploidy() == 2 && copies(allele) == 1 ? Optional.of(alleles.indexOf(allele)) : Optional.empty();
    }

    /** Whether it calls each allele as often as another does, in whatever order. */
    boolean callsAs(Genotype other) {
        return alleles.stream()
                .sorted()
                .toList()
                .equals(other.alleles.stream().sorted().toList());
    }

    /** Two different alleles, or one that was not called beside one that was. */
    boolean isHeterozygous() {
        return ploidy() == 2 && !alleles.get(0).equals(alleles.get(1));
    }
}
