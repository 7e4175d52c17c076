package org.precisionhooks.engine.cardiology.polygenic;

import java.util.OptionalDouble;

/**
 * One variant of a score.
 *
 * @param chromosome as the file names it, without {@code chr}
 * @param position 1-based, as in VCF
 * @param effect the allele that is counted; it may be the reference
 * @param other the allele that it is told from
 * @param weight what one counted allele adds
 * @param model how copies are counted
 * @param frequency of the effect allele, where the file states it
 */
public record ScoreRow(
        String chromosome,
        long position,
        String effect,
        String other,
        double weight,
        Model model,
        OptionalDouble frequency) {

    /** How copies of the effect allele are counted. */
    public enum Model {
        ADDITIVE,
        /** One copy counts as much as two. */
        DOMINANT,
        /** Only two copies count. */
        RECESSIVE
    }

    /** A pair that reads the same on both strands: which allele is meant cannot be told. */
    boolean isStrandAmbiguous() {
        return switch (effect + other) {
            case "AT", "TA", "CG", "GC" -> true;
            default -> false;
        };
    }

    /** What so many copies count as. */
    double counted(double copies) {
        return switch (model) {
            case ADDITIVE -> copies;
            case DOMINANT -> copies >= 1 ? 1 : 0;
            case RECESSIVE -> copies >= 2 ? 1 : 0;
        };
    }
}
