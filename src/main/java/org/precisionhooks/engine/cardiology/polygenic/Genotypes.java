package org.precisionhooks.engine.cardiology.polygenic;

import java.util.Optional;
import java.util.OptionalInt;
import org.precisionhooks.genome.GenomeBuild;

/** A person's genotypes on one build, looked up by place and by the set of both alleles, whichever is the reference. */
public interface Genotypes {

    GenomeBuild build();

    /** The site with these two alleles; empty where the test has none of it. */
    Optional<Site> site(String chromosome, long position, String one, String other);

    /**
     * What was found at a site.
     *
     * @param reference reference allele
     * @param alternates copies of the other one, 0 to 2; empty where the site could not be read
     */
    record Site(String reference, OptionalInt alternates) {

        /** Copies of an allele of the site. */
        OptionalInt copies(String allele) {
            int all = 2;
            return alternates.isEmpty()
                    ? alternates
                    : OptionalInt.of(allele.equals(reference) ? all - alternates.getAsInt() : alternates.getAsInt());
        }
    }
}
