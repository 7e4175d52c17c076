package org.precisionhooks.engine.cardiology.polygenic;

/**
 * How frequent the counted allele of a variant is, for a genotype that could not be read.
 *
 * @param value from 0 to 1
 * @param from by whom, in words that go on from "by"
 */
public record Frequency(double value, String from) {

    static final String OF_SCORE = "the file of the score";
    static final String OF_SAMPLES = "the samples of the file of genotypes";

    public Frequency {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException("A frequency lies between 0 and 1: " + value);
        }
    }
}
