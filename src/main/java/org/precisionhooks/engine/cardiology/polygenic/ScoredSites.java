package org.precisionhooks.engine.cardiology.polygenic;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.precisionhooks.genome.GenomeBuild;

/**
 * What a file of variants says at the places of a score, taken row by row in any order: then it is the person's genotypes. A
 * place without a row stays without a genotype; it is never taken for the reference.
 */
public final class ScoredSites implements Genotypes {

    private final GenomeBuild build;
    private final ScoreRows rows;
    private final Optional<CohortSites> cohort;
    private final byte[] states;
    private final byte[] references;
    private final byte[] alternates;
    private final byte[] taken;
    private final boolean[] effectIsReference;
    private double[] samples = new double[0];
    private int unnamed;

    private static final byte ABSENT = 0;
    private static final byte OTHER_STRAND = 1;
    private static final byte UNREAD = 2;
    private static final byte READ = 3;

    /** More copies than these are no genotype of a person. */
    private static final int MOST_COPIES = 2;

    public ScoredSites(GenomeBuild build, ScoreRows rows) {
        this(build, rows, Optional.empty());
    }

    /** @param cohort tells which allele is the reference, where the file says only that it was found */
    public ScoredSites(GenomeBuild build, ScoreRows rows, Optional<CohortSites> cohort) {
        this.build = build;
        this.rows = rows;
        this.cohort = cohort;
        this.states = new byte[rows.size()];
        this.references = new byte[rows.size()];
        this.alternates = new byte[rows.size()];
        this.taken = new byte[rows.size()];
        this.effectIsReference = new boolean[rows.size()];
    }

    /**
     * One row of a file.
     *
     * @param reference reference allele
     * @param alternates alleles told in bases; none for a row that says only that the reference was found
     * @param copies how often the person carries each allele, the reference first; empty where that could not be read
     * @param frequencies of the alternates among the samples of the file, where there are enough of them
     */
    public record Called(
            String reference, List<String> alternates, List<Integer> copies, Optional<List<Double>> frequencies) {

        public Called {
            alternates = List.copyOf(alternates);
            copies = List.copyOf(copies);
        }

        boolean isRead() {
            return !copies.isEmpty() && ploidy() <= MOST_COPIES;
        }

        private int ploidy() {
            return copies.stream().mapToInt(Integer::intValue).sum();
        }

        private int carried(int allele) {
            return copies.get(allele);
        }

        private boolean isSingleBase() {
            return reference.length() == 1 && alternates.stream().allMatch(one -> one.length() == 1);
        }
    }

    /** Takes a row; one at no place of the score is passed over. */
    public void take(String chromosome, long position, Called row) {
        OptionalLong place = Place.of(chromosome, position);
        if (place.isEmpty()) {
            return;
        }
        for (int i = rows.from(place.getAsLong()); rows.isAt(i, place.getAsLong()); i++) {
            take(i, row);
        }
    }

    /**
     * Takes a block in which the file has the reference only, or could read nothing, without a word on the bases in it. Only
     * where a reference cohort names them it tells something; that no base is inserted or deleted there it never tells.
     *
     * @param first 1-based
     * @param last the last position in it
     * @param copies of the reference; empty where nothing could be read
     */
    public void takeBlock(String chromosome, long first, long last, OptionalInt copies) {
        OptionalLong from = Place.of(chromosome, first);
        OptionalLong to = Place.of(chromosome, last);
        if (from.isEmpty() || to.isEmpty()) {
            return;
        }
        for (int i = rows.from(from.getAsLong()); i < rows.size() && rows.place(i) <= to.getAsLong(); i++) {
            int index = i;
            boolean named = cohort.filter(sites -> sites.knowsReference(index)).isPresent();
            if (!named || !isSingleBase(index)) {
                unnamed += copies.isPresent() ? 1 : 0;
            } else {
                boolean effectFirst = cohort.get().effectIsReference(index);
                String reference = effectFirst ? rows.effect(index) : rows.other(index);
                List<Integer> carried = copies.isPresent() ? List.of(copies.getAsInt()) : List.of();
                match(index, effectFirst, new Called(reference, List.of(), carried, Optional.empty()), 0);
            }
        }
    }

    private boolean isSingleBase(int index) {
        return rows.effect(index).length() == 1 && rows.other(index).length() == 1;
    }

    private void take(int index, Called row) {
        boolean effectFirst = row.reference().equals(rows.effect(index));
        if (!effectFirst && !row.reference().equals(rows.other(index))) {
            noteStrand(index, row);
            return;
        }
        String partner = effectFirst ? rows.other(index) : rows.effect(index);
        int allele = row.alternates().indexOf(partner) + 1;
        boolean monomorphic = row.alternates().isEmpty() && row.reference().length() == 1 && partner.length() == 1;
        if (allele > 0 || monomorphic) {
            match(index, effectFirst, row, allele);
        } else if (row.isRead() && row.isSingleBase() && partner.length() == 1) {
            // A row of the same site with another alternate: its copies are none of the reference (VCF split by
            // allele).
            taken[index] += (byte)
                    row.copies().stream().skip(1).mapToInt(Integer::intValue).sum();
        }
    }

    private void match(int index, boolean effectFirst, Called row, int allele) {
        effectIsReference[index] = effectFirst;
        int reference = row.isRead() ? row.carried(0) : 0;
        int alternate = row.isRead() && allele > 0 ? row.carried(allele) : 0;
        boolean agrees = states[index] != READ || references[index] == reference && alternates[index] == alternate;
        boolean read = row.isRead() && agrees && states[index] != UNREAD;
        states[index] = read ? READ : UNREAD;
        references[index] = (byte) reference;
        alternates[index] = (byte) alternate;
        row.frequencies()
                .filter(stated -> allele > 0 && allele <= stated.size())
                .ifPresent(stated -> {
                    double alternateFrequency = stated.get(allele - 1);
                    double all =
                            stated.stream().mapToDouble(Double::doubleValue).sum();
                    note(index, effectFirst ? 1 - all : alternateFrequency);
                });
    }

    private void note(int index, double frequency) {
        if (samples.length == 0) {
            samples = new double[rows.size()];
            Arrays.fill(samples, Double.NaN);
        }
        samples[index] = frequency;
    }

    /** The same alleles read from the other strand are no match: nobody says that the file is meant so. */
    private void noteStrand(int index, Called row) {
        boolean other = states[index] == ABSENT
                && Strand.isSame(rows.effect(index), rows.other(index), row.reference(), row.alternates());
        if (other) {
            states[index] = OTHER_STRAND;
        }
    }

    @Override
    public GenomeBuild build() {
        return build;
    }

    @Override
    public Optional<Site> site(String chromosome, long position, String one, String other) {
        OptionalLong place = Place.of(chromosome, position);
        int index = place.isEmpty() ? -1 : rows.indexOf(place.getAsLong(), one, other);
        return index < 0 || states[index] < UNREAD ? Optional.empty() : Optional.of(site(index));
    }

    private Site site(int index) {
        String reference = effectIsReference[index] ? rows.effect(index) : rows.other(index);
        int left = references[index] - taken[index];
        boolean read = states[index] == READ && left >= 0;
        return read
                ? new Site(reference, OptionalInt.of(left), OptionalInt.of(alternates[index]))
                : Site.unread(reference);
    }

    /** How frequent the counted allele of a row is among the samples of the file. */
    public Optional<Frequency> ofSamples(ScoreRow row) {
        OptionalLong place = Place.of(row.chromosome(), row.position());
        int index = place.isEmpty() ? -1 : rows.indexOf(place.getAsLong(), row.effect(), row.other());
        return index < 0 || samples.length == 0 || Double.isNaN(samples[index])
                ? Optional.empty()
                : Optional.of(new Frequency(samples[index], Frequency.OF_SAMPLES));
    }

    /** How many variants lie in blocks of the reference whose base nobody names. */
    public int unnamed() {
        return unnamed;
    }

    /** How many rows the file has on the other strand only. */
    public int onOtherStrand() {
        int count = 0;
        for (byte state : states) {
            count += state == OTHER_STRAND ? 1 : 0;
        }
        return count;
    }
}
