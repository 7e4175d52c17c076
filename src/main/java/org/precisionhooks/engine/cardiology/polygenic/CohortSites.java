package org.precisionhooks.engine.cardiology.polygenic;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What files of a reference cohort say at the places of a score, taken row by row: which of its two alleles is the reference,
 * and how frequent the counted one is.
 */
public final class CohortSites {

    /** Nothing is loaded for these rows. */
    private static final byte UNKNOWN = 0;

    private static final byte EFFECT = 1;
    private static final byte OTHER = 2;
    /** Files contradict each other. */
    private static final byte UNCLEAR = 3;

    /** What rounding may leave where alternates are told one a row. */
    private static final double SLACK = 1e-3;

    private final ScoreRows rows;
    private final byte[] references;
    private final double[] partners;
    private final double[] alternates;

    public CohortSites(ScoreRows rows) {
        this.rows = rows;
        this.references = new byte[rows.size()];
        this.partners = new double[rows.size()];
        this.alternates = new double[rows.size()];
        Arrays.fill(partners, Double.NaN);
    }

    /**
     * A row of a file without samples.
     *
     * @param alternates other alleles that the cohort has, none where it has the reference only
     * @param frequencies of the alternates, as many as they are; none where they are not stated
     */
    public record Row(String reference, List<String> alternates, List<Double> frequencies) {

        public Row {
            alternates = List.copyOf(alternates);
            frequencies = List.copyOf(frequencies);
        }
    }

    /** Takes a row; one at no place of the score is passed over. */
    public void take(String chromosome, long position, Row row) {
        OptionalLong place = Place.of(chromosome, position);
        if (place.isPresent()) {
            for (int i = rows.from(place.getAsLong()); rows.isAt(i, place.getAsLong()); i++) {
                take(i, row);
            }
        }
    }

    private void take(int index, Row row) {
        boolean effect = row.reference().equals(rows.effect(index));
        if (!effect && !row.reference().equals(rows.other(index))) {
            return;
        }
        byte reference = effect ? EFFECT : OTHER;
        references[index] = references[index] == UNKNOWN || references[index] == reference ? reference : UNCLEAR;
        int partner = row.alternates().indexOf(effect ? rows.other(index) : rows.effect(index));
        if (!row.frequencies().isEmpty()) {
            alternates[index] +=
                    row.frequencies().stream().mapToDouble(Double::doubleValue).sum();
            partners[index] = partner >= 0 ? row.frequencies().get(partner) : partners[index];
        }
    }

    /** Whether it is known which of the two alleles is the reference. */
    boolean knowsReference(int index) {
        return references[index] == EFFECT || references[index] == OTHER;
    }

    /** Whether the counted allele is the reference, where that is known. */
    boolean effectIsReference(int index) {
        return references[index] == EFFECT;
    }

    /** How frequent the counted allele of a variant is; empty where the files do not tell of both of its alleles. */
    public OptionalDouble frequency(ScoreRow row) {
        OptionalLong place = Place.of(row.chromosome(), row.position());
        int index = place.isEmpty() ? -1 : rows.indexOf(place.getAsLong(), row.effect(), row.other());
        boolean told =
                index >= 0 && knowsReference(index) && !Double.isNaN(partners[index]) && alternates[index] <= 1 + SLACK;
        return told
                ? OptionalDouble.of(effectIsReference(index) ? Math.max(0, 1 - alternates[index]) : partners[index])
                : OptionalDouble.empty();
    }
}
