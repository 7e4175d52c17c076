package org.precisionhooks.fhir.importer.vcf;

import java.util.Optional;
import org.precisionhooks.facts.GenomicFact;
import org.precisionhooks.facts.StructuralVariant;
import org.precisionhooks.facts.Variant;

/** One called allele of one row. */
public sealed interface VcfCall {

    /** Where it stands in the file. */
    Place place();

    GenomicFact fact();

    /**
     * A change of bases.
     *
     * @param fact what it says of the patient, in the trimmed form
     * @param partial true when another copy was not called, so that one copy at least is known and no more
     * @param readDepth reads at the position, when stated
     */
    record Sequence(Place place, Variant fact, boolean partial, Optional<Integer> readDepth) implements VcfCall {}

    /** A structural change or a number of copies. */
    record Structural(Place place, StructuralVariant fact) implements VcfCall {}

    /**
     * A place in the file, and the allele as it is written there.
     *
     * @param line number of the line
     * @param position 1-based
     * @param allele index of the allele; 0 for a number of copies without one
     * @param genotype as written
     */
    record Place(long line, long position, String reference, String alternate, int allele, String genotype) {}
}
